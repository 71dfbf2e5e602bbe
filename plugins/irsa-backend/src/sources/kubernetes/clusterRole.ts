import { KUBERNETES_LISTS, KubernetesList } from './kubernetesLists';

/** Name of the ClusterRole, and of the binding, that the documentation proposes. */
export const CLUSTER_ROLE_NAME = 'backstage-irsa-reader';

/** A list in all namespaces needs no other verb: what it answers is never fetched one by one. */
export const VERBS: readonly string[] = ['list'];

/** The rules that allow these lists, as YAML that goes under `rules:` of a ClusterRole. */
export function clusterRoleRules(lists: readonly KubernetesList[]): string {
  const groups = [...new Set(lists.map(({ group }) => group))].sort();
  return groups
    .map(group => {
      const resources = lists
        .filter(list => list.group === group)
        .map(({ resource }) => resource)
        .sort();
      return [
        `- apiGroups: [${group || "''"}]`,
        `  resources: [${resources.join(', ')}]`,
        `  verbs: [${VERBS.join(', ')}]`,
        '',
      ].join('\n');
    })
    .join('');
}

/** The ClusterRole with everything that is read from a cluster, and nothing else. */
export function clusterRole(): string {
  const rules = clusterRoleRules(KUBERNETES_LISTS).replace(/^(?=.)/gm, '  ');
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRole',
    'metadata:',
    `  name: ${CLUSTER_ROLE_NAME}`,
    'rules:',
    rules,
  ].join('\n');
}
