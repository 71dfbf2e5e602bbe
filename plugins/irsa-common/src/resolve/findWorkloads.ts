import { Entity } from '@backstage/catalog-model';
import {
  IRSA_SERVICE_ACCOUNTS_ANNOTATION,
  KUBERNETES_CLUSTER_ANNOTATION,
  KUBERNETES_ID_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_ANNOTATION,
  KUBERNETES_NAMESPACE_ANNOTATION,
} from '../annotations';
import {
  BindingReason,
  ServiceAccountRef,
  WorkloadRecord,
  WorkloadSearch,
} from '../model';
import { EstateCluster } from './estate';
import {
  LabelRequirement,
  matchesLabels,
  parseLabelSelector,
} from './labelSelector';
import { parseServiceAccountNames } from './serviceAccountNames';
import { WorkloadIndex } from './workloadIndex';

/** An entity's workloads and service accounts, and where they were looked for. */
export interface FoundWorkloads {
  readonly search: WorkloadSearch;
  readonly workloads: readonly WorkloadRecord[];
  /** Service accounts of the workloads, and those that the entity names and a cluster has. */
  readonly serviceAccounts: readonly ServiceAccountRef[];
  /** Service accounts that the entity names for one cluster, which was read and has none of that name. */
  readonly missing: readonly ServiceAccountRef[];
}

/**
 * Finds an entity's workloads by the annotations of the Backstage Kubernetes plugin, and its service accounts where it names them.
 */
export function findWorkloads(
  index: WorkloadIndex,
  entity: Entity,
): FoundWorkloads {
  const { estate } = index;
  const annotations = entity.metadata.annotations ?? {};
  const onlyCluster = annotations[KUBERNETES_CLUSTER_ANNOTATION];
  const namespace = annotations[KUBERNETES_NAMESPACE_ANNOTATION];
  const problems: BindingReason[] = [];

  const only = onlyCluster ? index.named(onlyCluster) : undefined;
  if (only?.length === 0) {
    problems.push({
      code: 'CLUSTER_NOT_KNOWN',
      message: `The annotation ${KUBERNETES_CLUSTER_ANNOTATION} names ${onlyCluster}, and no cluster of that name was read.`,
    });
  }

  const { selector, requirements, problem } = selectorOf(entity);
  if (problem) {
    problems.push({
      code: 'LABEL_SELECTOR_INVALID',
      message: `The annotation ${KUBERNETES_LABEL_SELECTOR_ANNOTATION} cannot be used: ${problem}.`,
    });
  }
  const workloads = requirements
    ? select(index, only, requirements).filter(
        workload => !namespace || workload.namespace === namespace,
      )
    : [];

  const names = parseServiceAccountNames(
    annotations[IRSA_SERVICE_ACCOUNTS_ANNOTATION] ?? '',
  );
  for (const bad of names.problems) {
    problems.push({
      code: 'SERVICE_ACCOUNT_NAME_INVALID',
      message: `The annotation ${IRSA_SERVICE_ACCOUNTS_ANNOTATION} cannot be read: ${bad}.`,
    });
  }

  const serviceAccounts = new Map<string, ServiceAccountRef>();
  const missing: ServiceAccountRef[] = [];
  const add = (ref: ServiceAccountRef) =>
    serviceAccounts.set(`${ref.cluster}/${ref.namespace}/${ref.name}`, ref);
  for (const workload of workloads) {
    add({
      cluster: workload.cluster,
      namespace: workload.namespace,
      name: workload.serviceAccount,
    });
  }
  for (const name of names.serviceAccounts) {
    const key = `${name.namespace}/${name.name}`;
    const named =
      name.cluster === undefined
        ? undefined
        : estate.clusters.get(name.cluster);
    const having =
      name.cluster === undefined
        ? index.havingServiceAccount(key)
        : [named].flatMap(each => (each?.serviceAccounts.has(key) ? each : []));
    for (const each of having) {
      add({
        cluster: each.name,
        namespace: name.namespace,
        name: name.name,
      });
    }
    if (having.length === 0) {
      if (named) {
        missing.push({ ...name, cluster: named.name });
      } else {
        const unread =
          name.cluster === undefined
            ? index.clusters.filter(
                each => !each.complete.has('service-account'),
              )
            : [];
        problems.push({
          code: unread.length
            ? 'SERVICE_ACCOUNT_NOT_READ'
            : 'SERVICE_ACCOUNT_NOT_FOUND',
          message: notFoundMessage(
            `${name.namespace}/${name.name}`,
            name.cluster,
            unread.map(each => each.name),
          ),
        });
      }
    }
  }

  return {
    search: {
      ...searched(index, only),
      selector,
      namespace,
      serviceAccounts: names.serviceAccounts.map(name =>
        [name.cluster, name.namespace, name.name].filter(Boolean).join('/'),
      ),
      problems,
    },
    workloads,
    serviceAccounts: [...serviceAccounts.values()],
    missing,
  };
}

function notFoundMessage(
  name: string,
  cluster: string | undefined,
  unread: string[],
): string {
  if (unread.length) {
    return `The catalog names service account ${name}, and it was not found; the service accounts of ${unread.join(
      ', ',
    )} were not read.`;
  }
  return cluster
    ? `The catalog names service account ${name} in ${cluster}, and no cluster of that name was read.`
    : `The catalog names service account ${name}, and no cluster has it.`;
}

function selectorOf(entity: Entity): {
  selector?: string;
  requirements?: LabelRequirement[];
  problem?: string;
} {
  const annotations = entity.metadata.annotations ?? {};
  const selector = annotations[KUBERNETES_LABEL_SELECTOR_ANNOTATION];
  if (selector !== undefined) {
    const parsed = parseLabelSelector(selector);
    return 'problem' in parsed
      ? { selector, problem: parsed.problem }
      : { selector, requirements: parsed.requirements };
  }
  // The Kubernetes plugin falls back to the entity's name too.
  const id = annotations[KUBERNETES_ID_ANNOTATION] ?? entity.metadata.name;
  return {
    selector: `${KUBERNETES_ID_ANNOTATION}=${id}`,
    requirements: [
      { operator: 'in', key: KUBERNETES_ID_ANNOTATION, values: [id] },
    ],
  };
}

/** @param only - The clusters that an entity allows, where it names one. */
function searched(
  index: WorkloadIndex,
  only: readonly EstateCluster[] | undefined,
): Pick<WorkloadSearch, 'clusters' | 'notRead'> {
  if (!only) {
    return { clusters: index.clusterNames, notRead: index.notRead };
  }
  return {
    clusters: only.map(({ name }) => name),
    notRead: only
      .filter(({ complete }) => !complete.has('workload'))
      .map(({ name }) => name),
  };
}

function select(
  index: WorkloadIndex,
  only: readonly EstateCluster[] | undefined,
  requirements: readonly LabelRequirement[],
): WorkloadRecord[] {
  // One requirement for equality is enough to look only at workloads that carry the label.
  const indexed = requirements.find(
    each => each.operator === 'in' && each.values.length === 1,
  );
  let candidates: readonly WorkloadRecord[];
  if (indexed?.operator === 'in') {
    const [value] = indexed.values;
    candidates = only
      ? only.flatMap(
          each => each.workloadsByLabel.get(`${indexed.key}=${value}`) ?? [],
        )
      : index.withLabel(indexed.key, value);
  } else {
    candidates = (only ?? index.clusters).flatMap(each => each.workloads);
  }
  return candidates.filter(
    workload =>
      matchesLabels(requirements, workload.labels) ||
      matchesLabels(requirements, workload.podLabels),
  );
}
