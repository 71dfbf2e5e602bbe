import { join } from 'node:path';
import { RecordKind } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import {
  addonRecord,
  associationRecord,
  clusterRecord,
} from '../aws/eksRecords';
import { ACCESS_KINDS, AccessGrants } from '../kubernetes/AccessGrants';
import {
  KUBERNETES_KINDS,
  kubernetesRecords,
  WORKLOAD_KINDS,
} from '../kubernetes/kubernetesRecords';
import { plainText } from '../kubernetes/plainText';
import { WEBHOOK_CONFIG_MAP } from '../kubernetes/webhookRoles';
import { asObject, asText, at, JsonObject } from '../shape';
import { fileProblem } from './fileProblem';
import { listFiles } from './listFiles';
import { readDocuments } from './readDocuments';
import { readMarker } from './readMarker';
import { isNodeRoleFile, readNodeRoles } from './readNodeRoles';

/** The files that hold answers of EKS, by their names. */
const EKS_FILES = [
  { pattern: /^cluster\.json$/, read: readCluster, kind: 'cluster' },
  {
    pattern: /^pod-identity-associations.*\.json$/,
    read: readAssociation,
    kind: 'pod-identity-association',
  },
  { pattern: /^addons.*\.json$/, read: readAddon, kind: 'addon' },
] as const;

/** The kinds of which each object is one record, or several. */
const MARKS: Readonly<Record<string, RecordKind>> = {
  Namespace: 'namespace',
  ServiceAccount: 'service-account',
  Pod: 'pod',
  Node: 'node',
  MutatingWebhookConfiguration: 'mutating-webhook',
  ConfigMap: 'webhook-role',
};

/** Reads the folder of a cluster: what the AWS CLI and kubectl printed, in files. */
export async function* readClusterFolder(
  folder: string,
  cluster: string,
  signal: AbortSignal,
): AsyncGenerator<SourceItem> {
  const files = await listFiles(folder);
  const marker = await readMarker(folder, files);
  yield* marker.items;

  for (const { pattern, read, kind } of EKS_FILES) {
    yield* readEksFiles(
      folder,
      files.filter(file => pattern.test(file)),
      { cluster, kind, read, signal },
    );
  }

  yield* readNodeRoles(folder, files, cluster);

  const seen = new Set<string>(marker.kinds);
  const doubtful = new Set<string>();
  const grants = new AccessGrants();
  for (const file of files) {
    signal.throwIfAborted();
    if (
      !/\.(ya?ml|json)$/.test(file) ||
      file === 'read.yaml' ||
      isNodeRoleFile(file) ||
      EKS_FILES.some(({ pattern }) => pattern.test(file))
    ) {
      continue;
    }
    const content = await readDocuments(join(folder, file));
    if ('problem' in content) {
      yield fileProblem(file, content.problem);
      kindsIn(content.cutOff ? undefined : content.text).forEach(kind =>
        doubtful.add(kind),
      );
      continue;
    }
    for (const { kind, object } of content.documents.flatMap(objectsIn)) {
      if (!object) {
        seen.add(kind);
        continue;
      }
      if (isTelling(kind, object)) {
        seen.add(kind);
      }
      const { records, problems } = ACCESS_KINDS.includes(kind)
        ? { records: [], problems: grants.add(kind, object) }
        : kubernetesRecords(kind, object, { cluster });
      for (const record of records) {
        yield { type: 'record', record };
      }
      for (const problem of problems) {
        doubtful.add(kind);
        yield fileProblem(file, plainText(problem));
      }
    }
  }
  for (const value of grants.records(cluster)) {
    yield { type: 'record', record: { kind: 'access-grant', value } };
  }
  yield* completeMarks(cluster, seen, doubtful);
}

/** Whether an object shows that its kind was exported. Some other ConfigMap says nothing of the one that is looked for. */
function isTelling(kind: string, object: JsonObject): boolean {
  return (
    kind !== 'ConfigMap' ||
    at(object, 'metadata', 'name') === WEBHOOK_CONFIG_MAP
  );
}

async function* readEksFiles(
  folder: string,
  files: readonly string[],
  options: {
    cluster: string;
    kind: RecordKind;
    read: (answer: unknown, cluster: string) => SourceItem | string;
    signal: AbortSignal;
  },
): AsyncGenerator<SourceItem> {
  const { cluster, kind, read, signal } = options;
  let whole = files.length > 0;
  for (const file of files) {
    signal.throwIfAborted();
    const content = await readDocuments(join(folder, file));
    if ('problem' in content) {
      whole = false;
      yield fileProblem(file, content.problem);
      continue;
    }
    for (const answer of content.documents.flat()) {
      const item = read(answer, cluster);
      if (typeof item === 'string') {
        whole = false;
        yield fileProblem(file, item);
      } else {
        yield item;
      }
    }
  }
  if (whole) {
    yield { type: 'complete', mark: { kind, of: cluster } };
  }
}

function readCluster(answer: unknown, name: string): SourceItem | string {
  const read = clusterRecord(answer, name);
  return 'problem' in read
    ? read.problem
    : { type: 'record', record: { kind: 'cluster', value: read.cluster } };
}

function readAssociation(answer: unknown, name: string): SourceItem | string {
  const read = associationRecord(answer, name);
  return 'problem' in read
    ? read.problem
    : {
        type: 'record',
        record: { kind: 'pod-identity-association', value: read.association },
      };
}

function readAddon(answer: unknown, name: string): SourceItem | string {
  const read = addonRecord(answer, name);
  return 'problem' in read
    ? read.problem
    : { type: 'record', record: { kind: 'addon', value: read.addon } };
}

/** The Kubernetes objects of a document; a typed list names its kind even when it is empty. */
function objectsIn(
  document: unknown,
): { kind: string; object?: ReturnType<typeof asObject> }[] {
  const kind = asText(at(document, 'kind'));
  const items = at(document, 'items');
  if (!kind) {
    return [];
  }
  if (!kind.endsWith('List') || !Array.isArray(items)) {
    return [{ kind, object: asObject(document) }];
  }
  const itemKind = kind.slice(0, -'List'.length);
  return [
    ...(itemKind ? [{ kind: itemKind }] : []),
    ...items.flatMap(item => {
      const own = asText(at(item, 'kind')) ?? itemKind;
      return own ? [{ kind: own, object: asObject(item) }] : [];
    }),
  ];
}

/** Kinds that a broken file seems to be about; all of them when that cannot be told. */
function kindsIn(text: string | undefined): readonly string[] {
  const named = new Set(
    [...(text ?? '').matchAll(/\bkind"?\s*:\s*"?([A-Za-z]+)/g)].map(match =>
      match[1].replace(/List$/, ''),
    ),
  );
  const all = [...KUBERNETES_KINDS, ...ACCESS_KINDS];
  const found = all.filter(kind => named.has(kind));
  return found.length > 0 ? found : all;
}

/** Which kinds were read whole. Without pods, a kind of workload that no file has counts as not read. */
function* completeMarks(
  cluster: string,
  seen: ReadonlySet<string>,
  doubtful: ReadonlySet<string>,
): Generator<SourceItem> {
  const whole = (kind: string) => seen.has(kind) && !doubtful.has(kind);
  const mark = (kind: RecordKind): SourceItem => ({
    type: 'complete',
    mark: { kind, of: cluster },
  });
  for (const [kind, recordKind] of Object.entries(MARKS)) {
    if (whole(kind)) {
      yield mark(recordKind);
    }
  }
  if (ACCESS_KINDS.every(whole)) {
    yield mark('access-grant');
  }
  // Exports often leave the one out, and few clusters have the other.
  const controllers = WORKLOAD_KINDS.filter(
    kind => kind !== 'ReplicaSet' && kind !== 'Rollout',
  );
  const workloadsRead = whole('Pod') || controllers.every(whole);
  if (workloadsRead && !WORKLOAD_KINDS.some(kind => doubtful.has(kind))) {
    yield mark('workload');
  }
}
