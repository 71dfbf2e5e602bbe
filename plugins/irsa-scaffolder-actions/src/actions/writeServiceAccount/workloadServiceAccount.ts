import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { isScalar } from 'yaml';
import { fieldEdits } from '../../manifests/fieldEdits';
import {
  isParsedMap,
  Manifest,
  ObjectNode,
  pairOf,
  ParsedMap,
  readManifest,
} from '../../manifests/manifest';
import { applyEdits, Fields, TextEdit } from '../../manifests/textEdits';
import { withByteOrderMark } from '../../manifests/withByteOrderMark';

/** Kinds whose pods can be told which service account they run as, with their API group and where the specification of the pod stands. */
const WORKLOADS: Readonly<
  Record<string, { readonly group: string; readonly podSpec: string[] }>
> = {
  Deployment: { group: 'apps', podSpec: ['spec', 'template', 'spec'] },
  StatefulSet: { group: 'apps', podSpec: ['spec', 'template', 'spec'] },
  DaemonSet: { group: 'apps', podSpec: ['spec', 'template', 'spec'] },
  ReplicaSet: { group: 'apps', podSpec: ['spec', 'template', 'spec'] },
  Job: { group: 'batch', podSpec: ['spec', 'template', 'spec'] },
  CronJob: {
    group: 'batch',
    podSpec: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  },
  ReplicationController: { group: '', podSpec: ['spec', 'template', 'spec'] },
  Pod: { group: '', podSpec: ['spec'] },
  Rollout: { group: 'argoproj.io', podSpec: ['spec', 'template', 'spec'] },
  Service: {
    group: 'serving.knative.dev',
    podSpec: ['spec', 'template', 'spec'],
  },
};

/** A workload in a file. */
export interface WorkloadReference {
  /** Its kind; absent where the name tells it. */
  readonly kind?: string;
  readonly name: string;
  readonly namespace: string;
  /** The file, for messages. */
  readonly file: string;
}

/** The kinds, for descriptions and messages. */
export const WORKLOAD_KINDS = Object.keys(WORKLOADS).join(', ');

/**
 * Has a workload in a file of manifests run as a service account; everything else stays as it is.
 *
 * @param replace - whether another service account that it names may be replaced
 * @returns the whole file
 * @throws NotFoundError where the file has no such workload, ConflictError where it runs as another service account.
 */
export function setServiceAccount(
  existing: string,
  workload: WorkloadReference,
  serviceAccount: string,
  replace: boolean,
): string {
  return withByteOrderMark(existing, text => ({
    text: edit(text ?? '', workload, serviceAccount, replace),
  })).text;
}

function edit(
  existing: string,
  workload: WorkloadReference,
  serviceAccount: string,
  replace: boolean,
): string {
  const manifest = readWorkloads(existing, workload);
  const found = findWorkload(manifest, workload);
  const text = applyEdits(
    existing,
    editsFor(manifest, found, workload, serviceAccount, replace),
  );
  requireReadBack(text, workload, serviceAccount);
  return text;
}

function readWorkloads(text: string, { file, kind }: WorkloadReference) {
  return readManifest(
    text,
    file,
    (each, apiVersion) =>
      (kind === undefined || each === kind) &&
      WORKLOADS[each] !== undefined &&
      WORKLOADS[each].group === groupOf(apiVersion),
  );
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function findWorkload(
  { objects }: Manifest,
  { kind, name, namespace, file }: WorkloadReference,
): ObjectNode {
  const found = objects.filter(
    each => each.name === name && (each.namespace ?? namespace) === namespace,
  );
  const what = `${kind ?? 'workload'} ${namespace}/${name}`;
  if (found.length === 0) {
    const others = objects.map(
      each =>
        `${each.kind} ${each.namespace ? `${each.namespace}/` : ''}${
          each.name
        }, line ${each.line}`,
    );
    throw new NotFoundError(
      `${file} has no ${what}. ${
        others.length > 0
          ? `It has ${others.join('; ')}.`
          : 'It has no workload of that kind.'
      } Correct workloads, or name another file in its path.`,
    );
  }
  if (found.length > 1) {
    throw new ConflictError(
      `${file} has ${found.length} of ${what}: ${found
        .map(each => `${each.kind}, line ${each.line}`)
        .join('; ')}. Name its kind, or leave one of them.`,
    );
  }
  return found[0];
}

function editsFor(
  manifest: Manifest,
  found: ObjectNode,
  { file, namespace }: WorkloadReference,
  serviceAccount: string,
  replace: boolean,
): TextEdit[] {
  const where = `${found.kind} ${namespace}/${found.name} in ${file}, line ${found.line},`;
  const { podSpec: path } = WORKLOADS[found.kind];
  const podSpec = path.reduce<ParsedMap | undefined>((map, key) => {
    const value = map && manifest.resolve(pairOf(map, key)?.value);
    return isParsedMap(value) ? value : undefined;
  }, found.map);
  if (!podSpec || podSpec.items.length === 0) {
    throw new InputError(
      `${where} has no ${path.join(
        '.',
      )}, so there are no pods of its own to set. ${
        found.kind === 'Rollout'
          ? 'Where it takes them from a Deployment (workloadRef), name that one in workloads.'
          : 'Correct it first.'
      }`,
    );
  }
  const names: Fields = new Map([
    ['serviceAccountName', serviceAccount],
    // The former name of the field; one that says something else confuses whoever reads the file.
    ...(pairOf(podSpec, 'serviceAccount')
      ? [['serviceAccount', serviceAccount] as const]
      : []),
  ]);
  return fieldEdits(
    manifest,
    found.map,
    path.reduceRight<Fields>((inner, key) => new Map([[key, inner]]), names),
    {
      where,
      what: 'manifest',
      onConflict: ([...at], is, wanted) => {
        if (replace || is === 'default') {
          return;
        }
        throw new ConflictError(
          `${where} runs as ${is} (${at[at.length - 1]}${lineOf(
            manifest,
            podSpec,
            at[at.length - 1],
          )}), and this step wants ${wanted}. Set replaceServiceAccount: true for this workload to replace it, or correct name.`,
        );
      },
    },
  );
}

function lineOf(manifest: Manifest, map: ParsedMap, key: string): string {
  const pair = pairOf(map, key);
  return pair ? `, line ${manifest.lineOf(pair.key)}` : '';
}

/** No file is ever written that does not say what was asked for. */
function requireReadBack(
  text: string,
  workload: WorkloadReference,
  serviceAccount: string,
): void {
  const problem = `${workload.namespace}/${workload.name} in ${workload.file} is written in a way that cannot be edited safely. Set serviceAccountName: ${serviceAccount} in its pods by hand.`;
  let manifest: Manifest;
  try {
    manifest = readWorkloads(text, workload);
  } catch (error) {
    throw new InputError(problem, error);
  }
  const found = findWorkload(manifest, workload);
  if (
    editsFor(manifest, found, workload, serviceAccount, true).length > 0 ||
    !isScalar(nameIn(found))
  ) {
    throw new InputError(problem);
  }
}

function nameIn({ kind, map }: ObjectNode): unknown {
  return [...WORKLOADS[kind].podSpec, 'serviceAccountName'].reduce<unknown>(
    (value, key) => isParsedMap(value) && pairOf(value, key)?.value,
    map,
  );
}
