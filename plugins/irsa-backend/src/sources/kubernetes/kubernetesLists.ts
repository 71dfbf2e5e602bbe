import { RecordKind } from 'backstage-plugin-irsa-common';

/** A list that is asked of a Kubernetes API server. */
export interface KubernetesList {
  readonly kind: string;
  /** The API group; empty for the core one. */
  readonly group: string;
  readonly resource: string;
  readonly path: string;
  /** Nothing but metadata is used, so the server is asked for no more. */
  readonly metadataOnly: boolean;
  readonly recordKind: RecordKind;
}

/**
 * Every call to a Kubernetes API server there is, in the order in which they are made. The ClusterRole to grant follows from it.
 *
 * What depends on something is listed before it: a pod's owners, its service account and its namespace were there before the pod, so
 * what appears while the lists are read does not look as if the half of it were missing.
 */
export const KUBERNETES_LISTS: readonly KubernetesList[] = [
  list('Pod', '', 'pods', 'pod'),
  list('Job', 'batch', 'jobs', 'workload'),
  list('CronJob', 'batch', 'cronjobs', 'workload'),
  list('ReplicaSet', 'apps', 'replicasets', 'workload'),
  list('Deployment', 'apps', 'deployments', 'workload'),
  list('StatefulSet', 'apps', 'statefulsets', 'workload'),
  list('DaemonSet', 'apps', 'daemonsets', 'workload'),
  list('ServiceAccount', '', 'serviceaccounts', 'service-account', true),
  list('Namespace', '', 'namespaces', 'namespace', true),
];

function list(
  kind: string,
  group: string,
  resource: string,
  recordKind: RecordKind,
  metadataOnly = false,
): KubernetesList {
  const path = group ? `/apis/${group}/v1/${resource}` : `/api/v1/${resource}`;
  return { kind, group, resource, path, metadataOnly, recordKind };
}

/** `pods`, or with the group `deployments.apps`, as kubectl names it. */
export function resourceName(of: KubernetesList): string {
  return of.group ? `${of.resource}.${of.group}` : of.resource;
}
