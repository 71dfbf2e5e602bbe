import type { PolicyModel } from '../policyModel';
import type { TrustReason } from '../reasons';
import { Budget, withinBudget } from './budget';
import type { SetContext } from './conditionSet';
import { irsaMechanism, podIdentityMechanism } from './mechanism';
import type { Mechanism } from './mechanism';
import { policySet } from './statementSet';
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

/** The service accounts that a policy admits through one OIDC provider. */
export function irsaSet(policy: PolicyModel, provider: string): MechanismSet {
  const budget = new Budget();
  const context = contextFor(policy, irsaMechanism(provider), budget);
  return {
    budget,
    algebra: context.algebra,
    terms: policySet(policy, 'sts:AssumeRoleWithWebIdentity', context),
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
export function podIdentitySet(policy: PolicyModel): PodIdentitySet {
  const budget = new Budget();
  const tagged = contextFor(policy, podIdentityMechanism(true), budget);
  const { algebra } = tagged;
  const tagSession = policySet(policy, 'sts:TagSession', tagged);
  const terms = algebra.intersect(
    policySet(policy, 'sts:AssumeRole', tagged),
    tagSession,
  );
  const untagged = policySet(
    policy,
    'sts:AssumeRole',
    contextFor(policy, podIdentityMechanism(false), budget),
  );
  if (tagSession.length === 0) {
    return {
      budget,
      algebra,
      terms: algebra.under(untagged, [withoutTagSession]),
      widerWithoutTags: false,
    };
  }
  return {
    budget,
    algebra,
    terms,
    widerWithoutTags: isWider(untagged, terms, tagged.mechanism),
  };
}

/** Whether the first set holds more than the second; also when that is too much work to tell. */
function isWider(a: TermSet, b: TermSet, mechanism: Mechanism): boolean {
  const beyond = withinBudget(() =>
    new TermAlgebra(mechanism.axes, new Budget(50_000), {
      correlate: true,
    }).subtract(a, b),
  );
  return beyond === undefined || beyond.length > 0;
}
