import {
  ClusterRecord,
  parseArn,
  RecordKind,
  SourceProblem,
} from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { clusterRoleRules, VERBS } from './clusterRole';
import {
  KUBERNETES_LISTS,
  KubernetesList,
  resourceName,
} from './kubernetesLists';
import { KubernetesReader, KubernetesReadError } from './KubernetesReader';
import { kubernetesRecord } from './kubernetesRecords';
import { plainText } from './plainText';
import { readList } from './readList';
import { createRetry, Retry } from './retry';

/**
 * Reads everything that is used of a cluster.
 *
 * A kind that the cluster forbids is a problem, and the others are read. Whatever else goes wrong, and a cluster that forbids every kind,
 * fails the whole read, so that the last good snapshot stays.
 */
export async function* readCluster(
  cluster: ClusterConfig,
  reader: KubernetesReader,
  options: { signal: AbortSignal; retry?: Retry },
): AsyncGenerator<SourceItem> {
  const { signal, retry = createRetry() } = options;
  yield* configured(cluster);
  const notWhole = new Set<RecordKind>();
  let refused = 0;
  for (const list of KUBERNETES_LISTS) {
    try {
      for await (const object of readList(reader, list, { signal, retry })) {
        const read = kubernetesRecord(list.kind, object, cluster.name, cluster);
        if (read && 'record' in read) {
          yield { type: 'record', record: read.record };
        } else {
          notWhole.add(list.recordKind);
          yield {
            type: 'problem',
            problem: {
              message: plainText(
                `The API server of ${cluster.name} answered with ${
                  read?.problem ?? 'an object of another kind'
                }.`,
              ),
            },
          };
        }
      }
    } catch (error) {
      notWhole.add(list.recordKind);
      refused += 1;
      yield {
        type: 'problem',
        problem: problemOf(error, { cluster, reader, list }),
      };
    }
  }
  if (refused === KUBERNETES_LISTS.length) {
    throw new KubernetesReadError(
      'forbidden',
      `${cluster.name} refuses every list with ${reader.credentials}.`,
    );
  }
  for (const kind of new Set(
    KUBERNETES_LISTS.map(({ recordKind }) => recordKind),
  )) {
    if (!notWhole.has(kind)) {
      yield { type: 'complete', mark: { kind, of: cluster.name } };
    }
  }
}

/** What the configuration states about the cluster. It is all that is to be known where there is an issuer among it. */
function* configured(cluster: ClusterConfig): Generator<SourceItem> {
  const { name, arn, issuer, annotationPrefix } = cluster;
  const account = arn ? parseArn(arn)?.account : undefined;
  const value: ClusterRecord = {
    cluster: name,
    ...(arn ? { arn } : {}),
    ...(account ? { account } : {}),
    ...(issuer ? { issuer } : {}),
    ...(annotationPrefix ? { annotationPrefix } : {}),
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
  context: {
    cluster: ClusterConfig;
    reader: KubernetesReader;
    list: KubernetesList;
  },
): SourceProblem {
  if (!(error instanceof KubernetesReadError)) {
    throw error;
  }
  const { cluster, reader, list } = context;
  const resource = resourceName(list);
  switch (error.failure) {
    case 'forbidden':
      return {
        message: `${resource} of ${cluster.name} may not be listed: ${error.message}. What depends on them is unknown.`,
        permission: `${VERBS.join(', ')} on ${resource}`,
        paste: clusterRoleRules([list]),
      };
    case 'not-served':
      return {
        message: `The API server of ${cluster.name} does not serve ${list.path}: ${error.message}. What depends on ${resource} is unknown.`,
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
