import type { PolicyModel } from '../policyModel';
import type { TrustReason } from '../reasons';
import type { Budget } from './budget';
import { withinBudget } from './budget';
import type { SetContext } from './conditionSet';
import { irsaMechanism, podIdentityMechanism } from './mechanism';
import type { Mechanism } from './mechanism';
import { StatementSets } from './statementSets';
import { TermAlgebra } from './termSet';
import type { TermSet } from './termSet';

/** A set of callers with the algebra it was made in. */
export interface MechanismSet {
  terms: TermSet;
  algebra: TermAlgebra;
  budget: Budget;
}

function contextFor(
  policy: PolicyModel,
  mechanism: Mechanism,
  budget: Budget,
): SetContext {
  return {
    mechanism,
    budget,
    algebra: new TermAlgebra(mechanism.axes, budget),
    variables: policy.variables,
  };
}

/** What the statements of a policy say about one OIDC provider. */
export function irsaStatements(
  policy: PolicyModel,
  provider: string,
  budget: Budget,
): StatementSets {
  return new StatementSets(
    policy,
    'sts:AssumeRoleWithWebIdentity',
    contextFor(policy, irsaMechanism(provider), budget),
  );
}

/** The service accounts that a policy admits, as a set to go on with. */
export function mechanismSet(sets: StatementSets): MechanismSet {
  const { algebra, budget } = sets.context;
  return { algebra, budget, terms: sets.all() };
}

/** What the statements of a policy say about EKS Pod Identity. */
export interface PodIdentityStatements {
  /** sts:AssumeRole by associations that send session tags. */
  assumeRole: StatementSets;
  /** sts:TagSession by the same. */
  tagSession: StatementSets;
  /** sts:AssumeRole by associations that send none. */
  untagged: StatementSets;
}

/** What the statements of a policy say about EKS Pod Identity. */
export function podIdentityStatements(
  policy: PolicyModel,
  budget: Budget,
): PodIdentityStatements {
  const tagged = contextFor(policy, podIdentityMechanism(true), budget);
  return {
    assumeRole: new StatementSets(policy, 'sts:AssumeRole', tagged),
    tagSession: new StatementSets(policy, 'sts:TagSession', tagged),
    untagged: new StatementSets(
      policy,
      'sts:AssumeRole',
      contextFor(policy, podIdentityMechanism(false), budget),
    ),
  };
}

/** What a policy admits through EKS Pod Identity. */
export interface PodIdentitySet extends MechanismSet {
  /** Whether an association without session tags is admitted beyond {@link MechanismSet.terms}. */
  widerWithoutTags: boolean;
}

const withoutTagSession: TrustReason = {
  code: 'TAG_SESSION_NOT_ALLOWED',
  message:
    'The policy does not allow sts:TagSession, so only associations that send no session tags get through.',
};

/**
 * The service accounts that a policy admits through EKS Pod Identity.
 *
 * @remarks
 * Pod Identity sends session tags unless an association switches them off, and then needs sts:AssumeRole and
 * sts:TagSession (https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html).
 */
export function podIdentitySet({
  assumeRole,
  tagSession,
  untagged,
}: PodIdentityStatements): PodIdentitySet {
  const { algebra, budget, mechanism } = assumeRole.context;
  const tagging = tagSession.all();
  if (tagging.length === 0) {
    return {
      budget,
      algebra,
      terms: algebra.under(untagged.all(), [withoutTagSession]),
      widerWithoutTags: false,
    };
  }
  const terms = algebra.intersect(assumeRole.all(), tagging);
  return {
    budget,
    algebra,
    terms,
    widerWithoutTags: isWider(untagged.all(), terms, mechanism, budget),
  };
}

/** Whether the first set holds more than the second; also when that is too much work to tell. */
function isWider(
  a: TermSet,
  b: TermSet,
  mechanism: Mechanism,
  budget: Budget,
): boolean {
  const beyond = withinBudget(() =>
    new TermAlgebra(mechanism.axes, budget.part(50_000), {
      correlate: true,
    }).subtract(a, b),
  );
  return beyond === undefined || beyond.length > 0;
}
