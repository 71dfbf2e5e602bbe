import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import {
  buildEstate,
  CheckReport,
  CompleteMark,
  createCheckContext,
  DEFAULT_ANNOTATION_PREFIX,
  irsaChecks,
  resolveEstate,
  runChecks,
  SnapshotData,
  SnapshotRecord,
} from 'backstage-plugin-irsa-common';
import { parseAllDocuments } from 'yaml';
import { FilesSourceProvider } from '../sources/files/FilesSourceProvider';

const EXAMPLES = resolve(__dirname, '../../../../examples');

/** The entities of a file of the demo's catalog, such as `components.yaml`. */
export function demoEntities(file: string): Entity[] {
  return parseAllDocuments(
    readFileSync(resolve(EXAMPLES, 'catalog', file), 'utf8'),
  ).map(document => {
    const entity: Entity = document.toJS();
    return {
      ...entity,
      metadata: { ...entity.metadata, namespace: 'default' },
    };
  });
}

/** What every check says about the demo on a day, read from its files. */
export async function demoReport(now: string): Promise<CheckReport> {
  const provider = new FilesSourceProvider({
    directory: resolve(EXAMPLES, 'fleet'),
  });
  const snapshots: SnapshotData[] = [];
  for (const source of await provider.listSources()) {
    const records: SnapshotRecord[] = [];
    const complete: CompleteMark[] = [];
    for await (const item of source.read({
      signal: new AbortController().signal,
      previous: async () => [],
    })) {
      if (item.type === 'record') {
        records.push(item.record);
      } else if (item.type === 'complete') {
        complete.push(item.mark);
      } else if (item.type === 'problem') {
        throw new Error(item.problem.message);
      }
    }
    snapshots.push({ sourceId: source.id, records, complete });
  }
  const estate = buildEstate(snapshots, DEFAULT_ANNOTATION_PREFIX);
  const steps = resolveEstate(estate, [
    ...demoEntities('components.yaml'),
    ...demoEntities('systems.yaml'),
    ...demoEntities('resources.yaml'),
  ]);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return runChecks(
    createCheckContext({ resolved: step.value, now }),
    irsaChecks,
  );
}
