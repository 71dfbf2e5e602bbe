import {
  ClusterRecord,
  parseArn,
  RecordKind,
  SnapshotRecord,
  SourceProblem,
} from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { KubernetesSwitches } from '../../config/readKubernetes';
import { asText, JsonObject } from '../shape';
import { ACCESS_KINDS, AccessGrants } from './AccessGrants';
import { clusterRoleRules, VERBS } from './clusterRole';
import {
  KubernetesList,
  listPath,
  listsToMake,
  resourceName,
} from './kubernetesLists';
import { KubernetesReader, KubernetesReadError } from './KubernetesReader';
import { Conversion, kubernetesRecords } from './kubernetesRecords';
import { plainText } from './plainText';
import { readList } from './readList';
import { createRetry, Retry } from './retry';

/** Where the webhook has its ConfigMap unless configured. */
const WEBHOOK_NAMESPACE = 'kube-system';
/** Characters of one record. Kubernetes takes no object with more than 1.5 MiB, and of that little is kept. */
const RECORD_LENGTH = 512 * 1024;

/** What one read of a cluster works with. */
interface ClusterRead {
  readonly cluster: ClusterConfig;
  readonly reader: KubernetesReader;
  readonly signal: AbortSignal;
  readonly retry: Retry;
  readonly grants: AccessGrants;
}

/**
 * Reads everything that is used of a cluster.
 *
 * A kind that the cluster forbids, or whose objects are too large, is a problem, and the others are read. Whatever else goes wrong, and a
 * cluster of which no kind can be read, fails the whole read, so that the last good snapshot stays.
 */
export async function* readCluster(
  cluster: ClusterConfig,
  reader: KubernetesReader,
  options: {
    switches: KubernetesSwitches;
    signal: AbortSignal;
    retry?: Retry;
  },
): AsyncGenerator<SourceItem> {
  const { switches, signal, retry = createRetry() } = options;
  const read: ClusterRead = {
    cluster,
    reader,
    signal,
    retry,
    grants: new AccessGrants(),
  };
  yield* configured(cluster);
  const lists = listsToMake(switches);
  const notWhole = new Set<RecordKind>();
  const unread = new Set<KubernetesList>();
  for (const list of lists) {
    try {
      for await (const item of list.isCustom
        ? readCustomObjects(read, list)
        : readObjects(read, list)) {
        if (item.type === 'problem') {
          notWhole.add(list.recordKind);
        }
        yield item;
      }
    } catch (error) {
      notWhole.add(list.recordKind);
      unread.add(list);
      yield { type: 'problem', problem: problemOf(error, read, list) };
    }
  }
  // That something is not installed was found out without a list.
  if (lists.every(list => list.isCustom || unread.has(list))) {
    throw new KubernetesReadError(
      'forbidden',
      `${cluster.name} refuses every list with ${reader.credentials}.`,
    );
  }
  for (const value of read.grants.records(cluster.name)) {
    yield { type: 'record', record: { kind: 'access-grant', value } };
  }
  for (const kind of new Set(lists.map(({ recordKind }) => recordKind))) {
    if (!notWhole.has(kind)) {
      yield { type: 'complete', mark: { kind, of: cluster.name } };
    }
  }
}

/** Reads what somebody has to install. That a cluster has not, only the list of its API groups can say. */
async function* readCustomObjects(
  read: ClusterRead,
  list: KubernetesList,
): AsyncGenerator<SourceItem> {
  const { cluster, reader, retry, signal } = read;
  let groups: ReadonlySet<string>;
  try {
    groups = await retry(() => reader.groups({ signal }), signal);
  } catch (error) {
    if (
      !(error instanceof KubernetesReadError) ||
      error.failure !== 'forbidden'
    ) {
      throw error;
    }
    yield {
      type: 'problem',
      problem: {
        message: `Whether ${cluster.name} has ${resourceName(
          list,
        )} is unknown, since its API groups may not be listed: ${
          error.message
        }.`,
        permission: 'get on the path /apis',
        paste: "- nonResourceURLs: ['/apis']\n  verbs: [get]\n",
      },
    };
    return;
  }
  if (groups.has(`${list.group}/${list.version}`)) {
    yield* readObjects(read, list);
  }
}

async function* readObjects(
  read: ClusterRead,
  list: KubernetesList,
): AsyncGenerator<SourceItem> {
  const { cluster, reader, signal, retry } = read;
  const path = listPath(list, cluster.webhookNamespace ?? WEBHOOK_NAMESPACE);
  for await (const object of readList(reader, list, { path, signal, retry })) {
    const { records, problems } = convert(read, list, object);
    for (const record of records) {
      yield isTooLong(record)
        ? problem(
            read,
            `a ${list.kind} of which more would be kept than Kubernetes allows it to have`,
          )
        : { type: 'record', record };
    }
    for (const each of problems) {
      yield problem(read, each);
    }
  }
}

function convert(
  { cluster, grants }: ClusterRead,
  list: KubernetesList,
  object: JsonObject,
): Conversion {
  // Objects in lists mostly say no kind.
  const kind = asText(object.kind);
  if (kind && kind !== list.kind && kind !== 'PartialObjectMetadata') {
    return {
      records: [],
      problems: [`an object of kind ${kind} in a list of ${list.resource}`],
    };
  }
  return ACCESS_KINDS.includes(list.kind)
    ? { records: [], problems: grants.add(list.kind, object) }
    : kubernetesRecords(list.kind, object, {
        cluster: cluster.name,
        annotationPrefix: cluster.annotationPrefix,
      });
}

function isTooLong(record: SnapshotRecord): boolean {
  return JSON.stringify(record).length > RECORD_LENGTH;
}

function problem({ cluster }: ClusterRead, what: string): SourceItem {
  return {
    type: 'problem',
    problem: {
      message: plainText(
        `The API server of ${cluster.name} answered with ${what}.`,
      ),
    },
  };
}

/** What the configuration states about the cluster. It is all that is to be known where there is an issuer among it. */
function* configured(cluster: ClusterConfig): Generator<SourceItem> {
  const { name, arn, issuer, annotationPrefix, kubernetesPlugin } = cluster;
  const account = arn ? parseArn(arn)?.account : undefined;
  const value: ClusterRecord = {
    cluster: name,
    ...(arn ? { arn } : {}),
    ...(account ? { account } : {}),
    ...(issuer ? { issuer } : {}),
    ...(annotationPrefix ? { annotationPrefix } : {}),
    ...(kubernetesPlugin
      ? { kubernetesPluginCluster: kubernetesPlugin.cluster }
      : {}),
  };
  if (Object.keys(value).length > 1) {
    yield { type: 'record', record: { kind: 'cluster', value } };
  }
  if (issuer) {
    yield { type: 'complete', mark: { kind: 'cluster', of: name } };
  }
}

/** @throws the error, in a sentence, unless only this one list is concerned. */
function problemOf(
  error: unknown,
  { cluster, reader }: ClusterRead,
  list: KubernetesList,
): SourceProblem {
  if (!(error instanceof KubernetesReadError)) {
    throw error;
  }
  const resource = resourceName(list);
  const off = list.decidedBy
    ? ` Where that is meant to be so, set irsa.kubernetes.${list.decidedBy} to false.`
    : '';
  switch (error.failure) {
    case 'forbidden':
      return {
        message: `${resource} of ${cluster.name} may not be listed: ${error.message}. What depends on them is unknown.${off}`,
        permission: `${VERBS.join(', ')} on ${resource}`,
        paste: clusterRoleRules([list]),
      };
    case 'not-served':
      return {
        message: `The API server of ${cluster.name} does not serve ${resource}: ${error.message}. What depends on them is unknown.${off}`,
      };
    case 'too-large':
      return {
        message: `${resource} of ${cluster.name} cannot be read: ${error.message}, even for one object alone. What depends on them is unknown.`,
      };
    case 'unauthorized':
      throw new KubernetesReadError(
        error.failure,
        `${cluster.name} does not accept the credentials: ${error.message}. Check ${reader.credentials}.`,
        { cause: error },
      );
    default:
      throw new KubernetesReadError(
        error.failure,
        `Listing ${resource} of ${cluster.name} failed: ${error.message}.`,
        { cause: error },
      );
  }
}
