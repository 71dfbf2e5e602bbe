import { CheckHit } from '../framework/check';
import { CheckNeed } from '../framework/need';
import { Evidence } from '../../model';
import { PermissionPlace } from '../../permissions';
import { parsePolicy } from '../../permissions/parsePolicy';
import { Grant } from '../../permissions/statements';
import { grantsOf } from '../../permissions/policies';
import { CheckedRole } from '../subjects/subjects';

/** Every policy of the role with its document; what was read of them is judged all the same. */
export const READ_PERMISSIONS: CheckNeed<'role'> = {
  kind: 'managed-policy',
  of: 'account',
  isPartial: true,
  has: role => role.permissions().unknown.length === 0,
};

/** A place in a policy of a role, as evidence. */
export function placeEvidence(place: PermissionPlace): Evidence {
  return {
    source: `Policy ${place.policy}`,
    path: place.path,
    value: place.value,
  };
}

/** What tells grants apart wherever they stand: policy and text, without the number of the statement. */
export function causeOf(places: readonly PermissionPlace[]): string[] {
  return [
    ...new Set(places.map(({ policy, value }) => `${policy} ${value}`)),
  ].sort();
}

/** Statements that allow something, of those policies of a role that were read. */
export function allowedBy(role: CheckedRole): Grant[] {
  const { attachedPolicies = [], inlinePolicies = [] } = role.role;
  const managed = attachedPolicies.flatMap(arn => {
    const policy = role.account.policies.get(arn);
    return policy?.document === undefined
      ? []
      : [{ name: policy.name, arn, parsed: parsePolicy(policy.document) }];
  });
  const inline = inlinePolicies.flatMap(({ name, document }) =>
    document === undefined ? [] : [{ name, parsed: parsePolicy(document) }],
  );
  return grantsOf([...managed, ...inline], 'Allow');
}

/** To change the policies of a role as a sentence says. */
export function policyRemedy(text: string): CheckHit['remedies'] {
  return [{ action: 'explain', text }];
}
