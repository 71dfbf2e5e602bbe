import { RoleArn } from '../arn';
import {
  CouldAssume,
  Reacher,
  RoleReach,
  RoleRecord,
  ServiceAccountRecord,
  ServiceAccountRef,
  serviceAccountRef,
} from '../model';
import {
  matchesTrustGlob,
  matchesTrustGlobs,
  TrustPodIdentityScope,
  TrustProviderScope,
  TrustSubject,
} from '../trust';
import { ResolveContext, ServiceAccountInCluster } from './context';
import { EstateCluster, namespacedName, roleAnnotationKey } from './estate';
import { JudgedBinding } from './irsaBinding';
import { audienceOf } from './providerHop';

/** How many service accounts are listed by name in one relation to a role. */
export const REACH_LIMIT = 200;

/** What the reach of a role needs to know beside the estate. */
export interface ReachContext extends ResolveContext {
  /** Entities that claim a service account, by its reference. */
  readonly claims: ReadonlyMap<string, readonly string[]>;
  /** Every binding of a service account; each is judged once. */
  bindingsOf(subject: ServiceAccountInCluster): readonly JudgedBinding[];
  subjectOf(ref: ServiceAccountRef): ServiceAccountInCluster;
}

/**
 * A role from the other side: who does, can and could become it. The cost grows with the service accounts of the clusters that the
 * policy trusts, not with the estate.
 */
export function roleReach(
  context: ReachContext,
  arn: RoleArn,
  role: RoleRecord | undefined,
): RoleReach {
  if (!role) {
    const complete = context.estate.isComplete('role', arn.account);
    return {
      arn: arn.arn,
      account: arn.account,
      trustScope: complete ? 'none' : 'unknown',
      does: [],
      can: [],
      could: [],
      otherPrincipals: [],
      unknown: [
        {
          why: complete
            ? 'The role does not exist, so nobody can become it now; whoever creates it decides whom it trusts.'
            : `The roles of account ${arn.account} were not read.`,
        },
      ],
      others: false,
    };
  }

  const scope = context.trust.scope(role);
  const found = new Collected(context);
  for (const provider of scope.providers) {
    collectProvider(context, found, provider);
  }
  for (const entry of scope.podIdentity) {
    collectPodIdentity(context, found, arn, entry);
  }
  for (const problem of scope.problems) {
    found.unknown.add(problem.message);
  }

  const can = claimedFirst(
    [...found.can]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, ref]) => reacher(context, ref)),
  );
  if (can[REACH_LIMIT]?.entityRefs.length) {
    found.unknown.add(
      `More than ${REACH_LIMIT} service accounts of catalog entities can become it; not all are listed.`,
    );
  }
  const does = can.filter(ref => {
    const subject = context.subjectOf(ref);
    return (
      isConfigured(context, subject, role.arn) &&
      context
        .bindingsOf(subject)
        .some(
          binding =>
            binding.roleArn === role.arn && binding.verdict === 'works',
        )
    );
  });
  return {
    arn: arn.arn,
    account: arn.account,
    trustScope: scope.class,
    does: does.slice(0, REACH_LIMIT),
    can: can.slice(0, REACH_LIMIT),
    // Only where every claimed one is listed, so that whoever may see all that is listed may know the number.
    ...(can.length > REACH_LIMIT && !can[REACH_LIMIT].entityRefs.length
      ? { canTotal: can.length }
      : {}),
    could: found.could,
    otherPrincipals: scope.others.map(
      other => `${other.principal.type} ${other.principal.id}`,
    ),
    unknown: [...found.unknown].map(why => ({ why })),
    others: false,
  };
}

class Collected {
  readonly can = new Map<string, ServiceAccountRef>();
  readonly could: CouldAssume[] = [];
  readonly unknown = new Set<string>();

  constructor(readonly context: ReachContext) {}

  add(serviceAccount: ServiceAccountRef) {
    this.can.set(serviceAccountRef(serviceAccount), {
      cluster: serviceAccount.cluster,
      namespace: serviceAccount.namespace,
      name: serviceAccount.name,
    });
  }
}

function collectProvider(
  context: ReachContext,
  found: Collected,
  entry: TrustProviderScope,
) {
  const issuer = entry.provider.split(':oidc-provider/')[1];
  const cluster =
    issuer === undefined
      ? undefined
      : context.estate.clusterOfIssuer.get(issuer);
  if (!cluster) {
    if (entry.subjects.length > 0) {
      found.unknown.add(
        `It trusts ${entry.provider}, and no cluster with that issuer was read.`,
      );
    }
    return;
  }
  for (const subject of entry.subjects) {
    if (subject.conditional.length > 0) {
      found.unknown.add(
        `${patternOf(subject)} in ${
          cluster.name
        } depends on what cannot be known: ${subject.conditional
          .map(reason => reason.message)
          .join(' ')}`,
      );
      continue;
    }
    for (const serviceAccount of candidates(cluster, subject)) {
      const audience = audienceOf(context, context.subjectOf(serviceAccount));
      if (matchesTrustGlobs(entry.audiences, audience)) {
        found.add(serviceAccount);
      }
    }
    const complete = context.estate.isComplete('service-account', cluster.name);
    if (!complete) {
      found.unknown.add(
        `The service accounts of ${
          cluster.name
        } were not read, so who matches ${patternOf(subject)} is not known.`,
      );
    }
    const why = couldWhy(cluster, subject, complete);
    if (why) {
      found.could.push({
        cluster: cluster.name,
        namespacePattern: subject.namespace,
        namePattern: subject.name,
        why,
      });
    }
  }
}

function collectPodIdentity(
  context: ReachContext,
  found: Collected,
  arn: RoleArn,
  entry: TrustPodIdentityScope,
) {
  for (const cluster of context.estate.clusters.values()) {
    const clusterArn = cluster.cluster?.arn;
    if (
      cluster.cluster?.account !== arn.account ||
      !clusterArn ||
      !matchesTrustGlobs(entry.clusters, clusterArn)
    ) {
      continue;
    }
    for (const association of cluster.associationsOfRole.get(arn.arn) ?? []) {
      const serviceAccount = cluster.serviceAccounts.get(
        `${association.namespace}/${association.serviceAccount}`,
      );
      if (
        serviceAccount &&
        entry.subjects.some(
          subject =>
            subject.conditional.length === 0 &&
            contains(subject, serviceAccount),
        )
      ) {
        found.add(serviceAccount);
      }
    }
    if (!context.estate.isComplete('pod-identity-association', cluster.name)) {
      found.unknown.add(
        `The Pod Identity associations of ${cluster.name} were not read.`,
      );
    }
  }
  for (const subject of entry.subjects) {
    found.could.push({
      namespacePattern: subject.namespace,
      namePattern: subject.name,
      why: 'Whoever may create an EKS Pod Identity association with this role.',
    });
  }
}

/** Service accounts that exist and that a subject names. */
function* candidates(
  cluster: EstateCluster,
  subject: TrustSubject,
): Iterable<ServiceAccountRecord> {
  if (isLiteral(subject.namespace) && isLiteral(subject.name)) {
    const exact = cluster.serviceAccounts.get(namespacedName(subject));
    if (exact && contains(subject, exact)) {
      yield exact;
    }
    return;
  }
  for (const serviceAccount of cluster.serviceAccounts.values()) {
    if (contains(subject, serviceAccount)) {
      yield serviceAccount;
    }
  }
}

function contains(
  subject: TrustSubject,
  serviceAccount: { namespace: string; name: string },
): boolean {
  const matches = (pattern: { namespace: string; name: string }) =>
    matchesTrustGlob(pattern.namespace, serviceAccount.namespace) &&
    matchesTrustGlob(pattern.name, serviceAccount.name);
  // An exception that may not apply takes nothing out: who might be trusted counts as trusted.
  return (
    matches(subject) &&
    !subject.except.some(
      exception => exception.conditional.length === 0 && matches(exception),
    )
  );
}

function isLiteral(glob: string): boolean {
  return !/[*?]/.test(glob);
}

function patternOf(subject: TrustSubject): string {
  return `${subject.namespace}/${subject.name}`;
}

function couldWhy(
  cluster: EstateCluster,
  subject: TrustSubject,
  complete: boolean,
): string | undefined {
  if (!isLiteral(subject.namespace) || !isLiteral(subject.name)) {
    return 'Whoever creates a service account that matches gets this role.';
  }
  if (!complete || cluster.serviceAccounts.has(namespacedName(subject))) {
    return undefined;
  }
  return cluster.namespaces.size > 0 &&
    !cluster.namespaces.has(subject.namespace)
    ? `Namespace ${subject.namespace} does not exist; whoever creates it and the service account gets this role.`
    : 'Whoever creates this service account gets this role.';
}

/** Whether the annotation or an association names the role; judging the bindings of all that are merely trusted would take long. */
function isConfigured(
  context: ReachContext,
  subject: ServiceAccountInCluster,
  roleArn: string,
): boolean {
  const { cluster, ref, serviceAccount } = subject;
  const key = roleAnnotationKey(cluster.cluster, context.defaultPrefix);
  return (
    serviceAccount?.annotations[key] === roleArn ||
    (cluster.associations.get(namespacedName(ref)) ?? []).some(
      association => association.roleArn === roleArn,
    )
  );
}

function reacher(context: ReachContext, ref: ServiceAccountRef): Reacher {
  return {
    ...ref,
    entityRefs: context.claims.get(serviceAccountRef(ref)) ?? [],
  };
}

/** Claimed ones are what a reader looks for when not all can be listed. */
function claimedFirst(reachers: readonly Reacher[]): Reacher[] {
  const isClaimed = (each: Reacher) => each.entityRefs.length > 0;
  return [
    ...reachers.filter(isClaimed),
    ...reachers.filter(each => !isClaimed(each)),
  ];
}
