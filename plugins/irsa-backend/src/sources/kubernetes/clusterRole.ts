import { KUBERNETES_LISTS, KubernetesList } from './kubernetesLists';

/** Name of the ClusterRole, and of the binding, that the documentation proposes. */
export const CLUSTER_ROLE_NAME = 'backstage-irsa-reader';

/** A list needs no other verb: what it answers is never fetched one by one. */
export const VERBS: readonly string[] = ['list'];

/** The rules that allow these lists, as YAML that goes under `rules:` of a ClusterRole. */
export function clusterRoleRules(lists: readonly KubernetesList[]): string {
  const groups = [...new Set(lists.map(({ group }) => group))].sort();
  return groups
    .flatMap(group => {
      const ofGroup = lists.filter(list => list.group === group);
      const whole = ofGroup.filter(({ name }) => name === undefined);
      return [
        ...(whole.length > 0
          ? [rule(group, whole.map(({ resource }) => resource).sort())]
          : []),
        ...ofGroup.flatMap(({ resource, name }) =>
          name === undefined ? [] : [rule(group, [resource], name)],
        ),
      ];
    })
    .join('');
}

/** The ClusterRole with everything that is read from a cluster unless switched off, and nothing else. */
export function clusterRole(): string {
  const needed = KUBERNETES_LISTS.filter(({ decidedBy }) => !decidedBy);
  const optional = KUBERNETES_LISTS.filter(
    ({ decidedBy }) => decidedBy && decidedBy !== 'accessGrants',
  );
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRole',
    'metadata:',
    `  name: ${CLUSTER_ROLE_NAME}`,
    'rules:',
    '  # Needed',
    indented(clusterRoleRules(needed)),
    '  # Optional: what is left out here is switched off under irsa.kubernetes as well',
    indented(clusterRoleRules(optional)),
    '',
  ].join('\n');
}

/** The rules that only a portal with `irsa.kubernetes.accessGrants` needs. */
export function accessGrantRules(): string {
  return clusterRoleRules(
    KUBERNETES_LISTS.filter(({ decidedBy }) => decidedBy === 'accessGrants'),
  );
}

function rule(group: string, resources: string[], name?: string): string {
  return [
    `- apiGroups: [${group || "''"}]`,
    `  resources: [${resources.join(', ')}]`,
    ...(name ? [`  resourceNames: [${name}]`] : []),
    `  verbs: [${VERBS.join(', ')}]`,
    '',
  ].join('\n');
}

function indented(rules: string): string {
  return rules.trimEnd().replace(/^(?=.)/gm, '  ');
}
