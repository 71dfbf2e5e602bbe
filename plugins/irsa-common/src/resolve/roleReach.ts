import { RoleArn } from '../arn';
import {
  Reacher,
  RoleReach,
  RoleRecord,
  ServiceAccountRef,
  serviceAccountRef,
} from '../model';
import { ServiceAccountInCluster } from './context';
import { namespacedName, roleAnnotationKey } from './names';
import { JudgedBinding } from './irsaBinding';
import {
  TrustedContext,
  trustedServiceAccounts,
} from './trustedServiceAccounts';

/** How many service accounts are listed by name in one relation to a role. */
export const REACH_LIMIT = 200;

/** What the reach of a role needs to know beside the estate. */
export interface ReachContext extends TrustedContext {
  /** Entities that claim a service account, by its reference. */
  readonly claims: ReadonlyMap<string, readonly string[]>;
  /** Every binding of a service account; each is judged once. */
  bindingsOf(subject: ServiceAccountInCluster): readonly JudgedBinding[];
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
  const found = trustedServiceAccounts(context, arn, scope);

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
