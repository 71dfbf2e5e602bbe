import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The entities of a file of a catalog, as the catalog gives them. */
export function entitiesIn(path: string): Entity[] {
  return parseAllDocuments(readFileSync(path, 'utf8')).map(document => {
    const entity: Entity = document.toJS();
    return {
      ...entity,
      metadata: { ...entity.metadata, namespace: 'default' },
    };
  });
}

/**
 * What every check says about a demo that was written into a directory.
 *
 * @param now - the moment of the check; ISO 8601
 */
export async function demoReport(
  directory: string,
  now: string,
): Promise<CheckReport> {
  const provider = new FilesSourceProvider({
    directory: join(directory, 'fleet'),
  });
  const snapshots: SnapshotData[] = [];
  for (const source of await provider.listSources()) {
    const records: SnapshotRecord[] = [];
    const complete: CompleteMark[] = [];
    for await (const item of source.read({
      signal: new AbortController().signal,
      previous: async () => [],
    })) {
      if (item.type === 'problem') {
        throw new Error(item.problem.message);
      }
      if (item.type === 'record') {
        records.push(item.record);
      } else if (item.type === 'complete') {
        complete.push(item.mark);
      }
    }
    snapshots.push({ sourceId: source.id, records, complete });
  }
  const steps = resolveEstate(
    buildEstate(snapshots, DEFAULT_ANNOTATION_PREFIX),
    ['components.yaml', 'systems.yaml', 'resources.yaml'].flatMap(file =>
      entitiesIn(join(directory, 'catalog', file)),
    ),
  );
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return runChecks(
    createCheckContext({ resolved: step.value, now }),
    irsaChecks,
  );
}
