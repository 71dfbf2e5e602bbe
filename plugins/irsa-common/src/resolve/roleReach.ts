import { RoleArn } from '../arn';
import { BlastRadius, Reacher, ResolvedRole, RoleReach } from '../model';
import { TrustScope } from '../trust';
import { ClusterMembers, Member } from './clusterMembers';
import { EstateAccount } from './estate';
import { memoize } from './memoize';
import { compareText, sortedBy } from './order';
import {
  ClustersByTrust,
  trustedMembers,
  TrustedMembers,
} from './trustedMembers';

/** How many service accounts are listed by name in one relation to a role. */
export const REACH_LIMIT = 200;

/** What a role is beside its trust policy. */
export interface RoleUse {
  /** Clusters in which bindings name the role, in the order of their names. */
  readonly namedIn: readonly ClusterMembers[];
  /** Clusters whose nodes run as it. */
  readonly nodesOf: readonly string[];
  /** Clusters whose node roles its trust policy names. */
  readonly trustsNodesOf: readonly string[];
}

/**
 * A role from the other side: who does, can and could become it, and how far that goes. The cost grows with what the policy says and
 * with the list, not with the estate.
 */
export function resolveRole(
  clusters: ClustersByTrust,
  arn: RoleArn,
  scope: TrustScope,
  use: RoleUse,
): ResolvedRole {
  const trusted = trustedMembers(clusters, arn, scope);
  const does = workingMembers(arn, use);
  const can = withMembers(trusted.can, does);
  const canList = listed(can);
  const unknown = [
    ...trusted.unknown.map(why => ({ why })),
    ...(canList.claimed > REACH_LIMIT
      ? [
          {
            why: `More than ${REACH_LIMIT} service accounts of catalog entities can become it; not all are listed.`,
            counts: true as const,
          },
        ]
      : []),
    ...use.trustsNodesOf.map(cluster => ({
      why: `It trusts a role of the nodes of ${cluster}, as kiam and kube2iam need it, so every pod there may get at it.`,
    })),
  ];
  const doesList = listed(does);
  return {
    reach: {
      arn: arn.arn,
      account: arn.account,
      trustScope: scope.class,
      does: doesList.reachers,
      can: canList.reachers,
      // Only where every claimed one is listed, so that whoever may see all that is listed may know the number.
      ...(canList.total > REACH_LIMIT && canList.claimed <= REACH_LIMIT
        ? { canTotal: canList.total }
        : {}),
      could: trusted.could,
      otherPrincipals: scope.others.map(
        other => `${other.principal.type} ${other.principal.id}`,
      ),
      unknown,
      others: false,
    },
    blastRadius: blastRadius(can, trusted, unknown.length > 0),
    totals: { does: doesList.total, can: canList.total },
    configured: configuredCount(arn, use),
    nodesOf: use.nodesOf,
    trustsNodesOf: use.trustsNodesOf,
    exists: true,
  };
}

/** A role that something names and that is not among those that were read. */
export function unreadRole(
  arn: RoleArn,
  account: EstateAccount | undefined,
  use: RoleUse,
): ResolvedRole {
  const isRead = account?.complete.has('role') === true;
  const reach: RoleReach = {
    arn: arn.arn,
    account: arn.account,
    trustScope: isRead ? 'none' : 'unknown',
    does: [],
    can: [],
    could: [],
    otherPrincipals: [],
    unknown: [
      {
        why: isRead
          ? 'The role does not exist, so nobody can become it now; whoever creates it decides whom it trusts.'
          : `The roles of account ${arn.account} were not read.`,
      },
    ],
    others: false,
  };
  return {
    reach,
    blastRadius: {
      serviceAccounts: 0,
      namespaces: 0,
      clusters: 0,
      pods: 0,
      entities: 0,
      owners: 0,
      open: false,
      incomplete: !isRead,
    },
    totals: { does: 0, can: 0 },
    configured: configuredCount(arn, use),
    nodesOf: use.nodesOf,
    trustsNodesOf: use.trustsNodesOf,
    ...(isRead ? { exists: false } : {}),
  };
}

type MembersByCluster = ReadonlyMap<ClusterMembers, readonly Member[]>;

/** Members with a binding that is set up for the role and works. */
function workingMembers(arn: RoleArn, use: RoleUse): MembersByCluster {
  const working = new Map<ClusterMembers, readonly Member[]>();
  for (const cluster of use.namedIn) {
    const members = new Set<Member>();
    for (const binding of cluster.judged.bindingsOfRole.get(arn.arn) ?? []) {
      const { namespace, name } = binding.serviceAccount;
      const member = cluster.get(`${namespace}/${name}`);
      if (binding.configured && binding.verdict === 'works' && member) {
        members.add(member);
      }
    }
    if (members.size > 0) {
      working.set(cluster, [...members]);
    }
  }
  return working;
}

/** Whoever does become a role can, even where its policy is too large to say who else. */
function withMembers(
  can: MembersByCluster,
  does: MembersByCluster,
): MembersByCluster {
  const all = new Map(can);
  for (const [cluster, members] of does) {
    const known = all.get(cluster) ?? [];
    const more =
      known.length > REACH_LIMIT
        ? missingFrom(known, members)
        : members.filter(member => !known.includes(member));
    if (more.length > 0) {
      all.set(
        cluster,
        sortedBy([...known, ...more], member => member.key),
      );
    }
  }
  return all;
}

function missingFrom(
  known: readonly Member[],
  members: readonly Member[],
): Member[] {
  const set = new Set(known);
  return members.filter(member => !set.has(member));
}

function configuredCount(arn: RoleArn, use: RoleUse): number {
  return use.namedIn.reduce(
    (sum, cluster) =>
      sum +
      (cluster.judged.bindingsOfRole.get(arn.arn) ?? []).filter(
        binding => binding.configured,
      ).length,
    0,
  );
}

interface Listed {
  /** At most as many as the limit; claimed ones first, which are what a reader looks for. */
  readonly reachers: readonly Reacher[];
  readonly total: number;
  readonly claimed: number;
}

/** Members in numbers, and the first of them. What wide policies admit is the same list for many roles, and is summed up once. */
const summaryOf = memoize((members: readonly Member[]) => {
  const claimed: Reacher[] = [];
  const others: Reacher[] = [];
  const namespaces = new Set<string>();
  const entities = new Set<string>();
  const owners = new Set<string>();
  let [pods, claimedTotal] = [0, 0];
  for (const member of members) {
    const { reacher } = member;
    const isClaimed = reacher.entityRefs.length > 0;
    const list = isClaimed ? claimed : others;
    if (list.length < REACH_LIMIT) {
      list.push(reacher);
    }
    claimedTotal += isClaimed ? 1 : 0;
    pods += member.pods;
    namespaces.add(member.namespace);
    reacher.entityRefs.forEach(ref => entities.add(ref));
    member.owners.forEach(owner => owners.add(owner));
  }
  return {
    claimed,
    others,
    total: members.length,
    claimedTotal,
    namespaces: namespaces.size,
    entities,
    owners,
    pods,
  };
});

function listed(members: MembersByCluster): Listed {
  const summaries = inOrder(members.keys()).map(cluster =>
    summaryOf(members.get(cluster) ?? []),
  );
  const sum = (of: 'total' | 'claimedTotal') =>
    summaries.reduce((all, each) => all + each[of], 0);
  return {
    reachers: [
      ...summaries.flatMap(each => each.claimed),
      ...summaries.flatMap(each => each.others),
    ].slice(0, REACH_LIMIT),
    total: sum('total'),
    claimed: sum('claimedTotal'),
  };
}

function inOrder(clusters: Iterable<ClusterMembers>): ClusterMembers[] {
  return [...clusters].sort((a, b) =>
    compareText(a.judged.cluster.name, b.judged.cluster.name),
  );
}

function blastRadius(
  can: MembersByCluster,
  trusted: TrustedMembers,
  incomplete: boolean,
): BlastRadius {
  const summaries = [...can.values()]
    .filter(members => members.length > 0)
    .map(summaryOf);
  const sum = (of: 'total' | 'namespaces' | 'pods') =>
    summaries.reduce((all, each) => all + each[of], 0);
  return {
    serviceAccounts: sum('total'),
    namespaces: sum('namespaces'),
    clusters: summaries.length,
    pods: sum('pods'),
    entities: sizeOfUnion(summaries.map(each => each.entities)),
    owners: sizeOfUnion(summaries.map(each => each.owners)),
    open: trusted.could.length > 0,
    incomplete,
  };
}

function sizeOfUnion(sets: readonly ReadonlySet<string>[]): number {
  return sets.length === 1
    ? sets[0].size
    : new Set(sets.flatMap(set => [...set])).size;
}
