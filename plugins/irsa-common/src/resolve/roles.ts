import { parseRoleArn } from '../arn';
import { ResolvedRole } from '../model';
import { TrustScope } from '../trust';
import { ClusterMembers } from './clusterMembers';
import { ResolveContext } from './context';
import { Estate, EstateAccount } from './estate';
import { Memory } from './memory';
import { compareText, push } from './order';
import { resolveRole, RoleUse, unreadRole } from './roleReach';
import { ClustersByTrust, clustersOfScope, issuerIn } from './trustedMembers';

/** Clusters by whatever roles name them by. */
interface RoleSurroundings extends ClustersByTrust {
  /** Clusters in which bindings name a role, by the ARN as it is named. */
  readonly namedIn: ReadonlyMap<string, readonly ClusterMembers[]>;
  /** Clusters in which bindings name roles of an account, and those that EKS runs in it. */
  readonly concerningAccount: ReadonlyMap<string, readonly ClusterMembers[]>;
  /** Names of the clusters whose nodes run as a role, by its ARN. */
  readonly nodesOf: ReadonlyMap<string, readonly string[]>;
  /** The same as one text, equal where nothing has changed. */
  readonly nodesText: string;
}

/** Roles of an account that have to do with Kubernetes. */
interface AccountRoles {
  /** In the order of their ARNs. */
  readonly roles: ReadonlyMap<string, ResolvedRole>;
  /** Issuers whose tokens they trust. */
  readonly issuers: readonly string[];
}

/** Every role that trusts Kubernetes in any way or that something in a cluster names. */
export function* resolveRoles(
  context: ResolveContext,
  memory: Memory,
  clusters: Iterable<ClusterMembers>,
): Generator<void, Map<string, ResolvedRole>> {
  const { estate } = context;
  const surroundings = surroundingsOf(estate, clusters);
  const unordered = new Map<string, ResolvedRole>();
  for (const account of estate.accounts.values()) {
    const { roles } = yield* recallAccountRoles(
      context,
      memory,
      surroundings,
      account,
    );
    for (const [arn, role] of roles) {
      unordered.set(arn, role);
    }
    yield;
  }
  for (const named of surroundings.namedIn.keys()) {
    const parsed = unordered.has(named) ? undefined : parseRoleArn(named);
    if (parsed && 'role' in parsed) {
      const account = estate.accounts.get(parsed.role.account);
      const use = useOf(surroundings, named, undefined);
      unordered.set(
        named,
        memory.recall(
          `unread role ${named}`,
          [account, ...use.namedIn, ...use.nodesOf],
          () => unreadRole(parsed.role, account, use),
        ),
      );
    }
  }
  yield;
  // The order of code units, which sort() has by itself, and quickly.
  const arns = [...unordered.keys()].sort();
  yield;
  const resolved = new Map<string, ResolvedRole>();
  for (const arn of arns) {
    resolved.set(arn, unordered.get(arn)!);
  }
  return resolved;
}

function* recallAccountRoles(
  context: ResolveContext,
  memory: Memory,
  surroundings: RoleSurroundings,
  account: EstateAccount,
): Generator<void, AccountRoles> {
  const single = memory.recall(
    `roles one by one ${account.id}`,
    [],
    () => new Memory(),
  );
  return yield* memory.recallInSteps(
    `roles ${account.id}`,
    [
      account,
      surroundings.nodesText,
      ...(surroundings.concerningAccount.get(account.id) ?? []),
    ],
    () => resolveAccount(context, single, surroundings, account),
    ({ issuers }) => issuers.map(issuer => surroundings.ofIssuer.get(issuer)),
  );
}

function* resolveAccount(
  context: ResolveContext,
  memory: Memory,
  surroundings: RoleSurroundings,
  account: EstateAccount,
): Generator<void, AccountRoles> {
  const roles = new Map<string, ResolvedRole>();
  const issuers = new Set<string>();
  memory.beginRun();
  for (const role of account.roles.values()) {
    const scope = context.trust.scope(role);
    for (const { provider } of scope.providers) {
      issuers.add(issuerIn(provider) ?? '');
    }
    const use = useOf(surroundings, role.arn, scope);
    const parsed = concernsKubernetes(scope, use)
      ? parseRoleArn(role.arn)
      : undefined;
    if (parsed && 'role' in parsed) {
      const arn = parsed.role;
      roles.set(
        role.arn,
        memory.recall(
          role.arn,
          [
            account,
            ...clustersOfScope(surroundings, arn, scope),
            'named in',
            ...use.namedIn,
            'nodes of',
            ...use.nodesOf,
            'trusts nodes of',
            ...use.trustsNodesOf,
          ],
          () => resolveRole(surroundings, arn, scope, use),
        ),
      );
    }
    yield;
  }
  memory.endRun();
  return { roles, issuers: [...issuers] };
}

function surroundingsOf(
  estate: Estate,
  clusters: Iterable<ClusterMembers>,
): RoleSurroundings {
  const byName = new Map<string, ClusterMembers>();
  const ofAccount = new Map<string, ClusterMembers[]>();
  const namedIn = new Map<string, ClusterMembers[]>();
  const concerningAccount = new Map<string, ClusterMembers[]>();
  const nodesOf = new Map<string, string[]>();
  for (const members of clusters) {
    const { cluster, accounts, bindingsOfRole } = members.judged;
    byName.set(cluster.name, members);
    if (cluster.cluster?.account) {
      push(ofAccount, cluster.cluster.account, members);
    }
    for (const account of accounts) {
      push(concerningAccount, account, members);
    }
    for (const arn of bindingsOfRole.keys()) {
      push(namedIn, arn, members);
    }
    for (const arn of new Set(cluster.nodeRoles.map(each => each.roleArn))) {
      push(nodesOf, arn, cluster.name);
    }
  }
  const ofIssuer = new Map<string, ClusterMembers>();
  for (const [issuer, { name }] of estate.clusterOfIssuer) {
    const members = byName.get(name);
    if (members) {
      ofIssuer.set(issuer, members);
    }
  }
  return {
    ofIssuer,
    ofAccount,
    namedIn,
    concerningAccount,
    nodesOf,
    nodesText: JSON.stringify([...nodesOf]),
  };
}

const NOBODY: readonly never[] = [];

function useOf(
  surroundings: RoleSurroundings,
  arn: string,
  scope: TrustScope | undefined,
): RoleUse {
  const trusted = new Set<string>();
  for (const { principal } of scope?.others ?? NOBODY) {
    if (principal.type === 'AWS') {
      surroundings.nodesOf
        .get(principal.id)
        ?.forEach(cluster => trusted.add(cluster));
    }
  }
  return {
    namedIn: surroundings.namedIn.get(arn) ?? NOBODY,
    nodesOf: surroundings.nodesOf.get(arn) ?? NOBODY,
    trustsNodesOf: trusted.size > 0 ? [...trusted].sort(compareText) : NOBODY,
  };
}

/** Whether a role has anything to do with Kubernetes; a policy that cannot be judged may have. */
function concernsKubernetes(scope: TrustScope, use: RoleUse): boolean {
  return (
    scope.providers.length > 0 ||
    scope.podIdentity.length > 0 ||
    scope.class === 'unknown' ||
    use.namedIn.length > 0 ||
    use.nodesOf.length > 0 ||
    use.trustsNodesOf.length > 0
  );
}
