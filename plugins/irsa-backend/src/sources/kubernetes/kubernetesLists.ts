import { RecordKind } from 'backstage-plugin-irsa-common';
import { KubernetesSwitches } from '../../config/readKubernetes';
import { WEBHOOK_CONFIG_MAP } from './webhookRoles';

/** A list that is asked of a Kubernetes API server. */
export interface KubernetesList {
  readonly kind: string;
  /** The API group; empty for the core one. */
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  /** Nothing but metadata is used, so the server is asked for no more. */
  readonly metadataOnly?: boolean;
  readonly recordKind: RecordKind;
  /** The key under `irsa.kubernetes` that decides whether it is made; absent for what is always read. */
  readonly decidedBy?: keyof KubernetesSwitches;
  /** The one object that is asked for, in the namespace of the webhook; absent for a list of all namespaces. */
  readonly name?: string;
  /** True for a resource that somebody has to install, which a cluster without it does not have. */
  readonly isCustom?: boolean;
}

const apps = { group: 'apps', version: 'v1', recordKind: 'workload' } as const;
const batch = { ...apps, group: 'batch' } as const;
const core = { group: '', version: 'v1' } as const;
const rbac = {
  group: 'rbac.authorization.k8s.io',
  version: 'v1',
  recordKind: 'access-grant',
  decidedBy: 'accessGrants',
} as const;

/**
 * Every list that is asked of a Kubernetes API server, in the order in which they are made. The ClusterRole to grant follows from it.
 *
 * What depends on something is listed before it: a pod's owners, its service account and its namespace were there before the pod, so
 * what appears while the lists are read does not look as if the half of it were missing.
 */
export const KUBERNETES_LISTS: readonly KubernetesList[] = [
  { ...core, kind: 'Pod', resource: 'pods', recordKind: 'pod' },
  { ...batch, kind: 'Job', resource: 'jobs' },
  { ...batch, kind: 'CronJob', resource: 'cronjobs' },
  { ...apps, kind: 'ReplicaSet', resource: 'replicasets' },
  {
    kind: 'Rollout',
    group: 'argoproj.io',
    version: 'v1alpha1',
    resource: 'rollouts',
    recordKind: 'workload',
    decidedBy: 'rollouts',
    isCustom: true,
  },
  { ...apps, kind: 'Deployment', resource: 'deployments' },
  { ...apps, kind: 'StatefulSet', resource: 'statefulsets' },
  { ...apps, kind: 'DaemonSet', resource: 'daemonsets' },
  {
    ...core,
    kind: 'ServiceAccount',
    resource: 'serviceaccounts',
    recordKind: 'service-account',
    metadataOnly: true,
  },
  {
    ...core,
    kind: 'Namespace',
    resource: 'namespaces',
    recordKind: 'namespace',
    metadataOnly: true,
  },
  {
    ...core,
    kind: 'Node',
    resource: 'nodes',
    recordKind: 'node',
    decidedBy: 'nodes',
    metadataOnly: true,
  },
  {
    kind: 'MutatingWebhookConfiguration',
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    resource: 'mutatingwebhookconfigurations',
    recordKind: 'mutating-webhook',
    decidedBy: 'webhooks',
  },
  {
    ...core,
    kind: 'ConfigMap',
    resource: 'configmaps',
    recordKind: 'webhook-role',
    decidedBy: 'webhookRoles',
    name: WEBHOOK_CONFIG_MAP,
  },
  { ...rbac, kind: 'ClusterRoleBinding', resource: 'clusterrolebindings' },
  { ...rbac, kind: 'RoleBinding', resource: 'rolebindings' },
  { ...rbac, kind: 'ClusterRole', resource: 'clusterroles' },
  { ...rbac, kind: 'Role', resource: 'roles' },
];

/** The lists that the operator has not switched off. */
export function listsToMake(switches: KubernetesSwitches): KubernetesList[] {
  return KUBERNETES_LISTS.filter(
    ({ decidedBy }) => !decidedBy || switches[decidedBy],
  );
}

/** The path of a list at the API server. */
export function listPath(list: KubernetesList, namespace: string): string {
  return [
    list.group ? `/apis/${list.group}` : '/api',
    list.version,
    ...(list.name ? ['namespaces', namespace] : []),
    list.resource,
  ].join('/');
}

/** `pods`, or with the group `deployments.apps`, as kubectl names it. */
export function resourceName(of: KubernetesList): string {
  return of.group ? `${of.resource}.${of.group}` : of.resource;
}
