import {
  Binding,
  EntityIdentity,
  Mechanism,
  MigrationMove,
  ServiceAccountAnswer,
  ServiceAccountRef,
} from 'backstage-plugin-irsa-common';

/** In the order in which they win for new pods. */
const PRECEDENCE: readonly Mechanism[] = [
  'pod-identity',
  'irsa',
  'kiam',
  'kube2iam',
  'node-role',
];

/** What an entity has to move: its bindings, by service account. */
export function movesOfEntity({
  bindings,
}: Pick<EntityIdentity, 'bindings'>): MigrationMove[] {
  return grouped(bindings).flatMap(group =>
    group.map(({ serviceAccount, mechanism, roleArn, workloads }) => ({
      serviceAccount: plainRef(serviceAccount),
      workloads: workloadsOf(workloads),
      from: mechanism,
      ...(roleArn === undefined ? {} : { roleArn }),
    })),
  );
}

/** What a namespace has to move. Which of several roles of kiam a workload has is known of a component only. */
export function movesOfServiceAccounts(
  serviceAccounts: readonly Pick<
    ServiceAccountAnswer,
    'bindings' | 'workloads'
  >[],
): MigrationMove[] {
  return serviceAccounts.flatMap(({ bindings, workloads }) =>
    grouped(bindings).map(group => {
      const [{ serviceAccount, mechanism, roleArn }] = group;
      return {
        serviceAccount: plainRef(serviceAccount),
        workloads: workloadsOf(workloads),
        from: mechanism,
        ...(roleArn === undefined ? {} : { roleArn }),
        ...(group.length > 1
          ? {
              problem: `Its workloads have ${group.length} roles. Plan it for each component by itself.`,
            }
          : {}),
      };
    }),
  );
}

/** Bindings of each service account, of the mechanism that wins. */
function grouped<B extends Binding>(bindings: readonly B[]): B[][] {
  const byAccount = new Map<string, B[]>();
  for (const binding of bindings) {
    const { cluster, namespace, name } = binding.serviceAccount;
    const key = JSON.stringify([cluster, namespace, name]);
    byAccount.set(key, [...(byAccount.get(key) ?? []), binding]);
  }
  return [...byAccount.values()].map(group => {
    const wins = PRECEDENCE.find(mechanism =>
      group.some(each => each.mechanism === mechanism),
    );
    return group.filter(each => each.mechanism === wins);
  });
}

function plainRef({
  cluster,
  namespace,
  name,
}: ServiceAccountRef): ServiceAccountRef {
  return { cluster, namespace, name };
}

/** Kind and name in references such as `workload:<cluster>/<namespace>/<Kind>/<name>`; names of clusters may have slashes. */
function workloadsOf(refs: readonly string[]): MigrationMove['workloads'] {
  return refs.map(ref => {
    const [kind = '', name = ''] = ref.split('/').slice(-2);
    return { kind, name };
  });
}
