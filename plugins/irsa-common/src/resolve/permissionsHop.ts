import { RoleArn } from '../arn';
import { RoleRecord } from '../model';
import { ResolveContext } from './context';
import { HopFacts, JudgedHop, judgedHop, worksHop } from './lane';

/** The last hop: what the role may do, as far as its policies' names say. */
export function permissionsHop(
  context: ResolveContext,
  arn: RoleArn,
  role: RoleRecord,
): JudgedHop {
  const facts: HopFacts = {
    hop: 'permissions',
    ref: arn.arn,
    name: 'Policies',
    sources: context.estate.sourcesOf(arn.account),
  };
  if (!role.attachedPolicies || !role.inlinePolicies) {
    return judgedHop(facts, {
      status: 'unknown',
      fact: 'Policies were not read',
      code: 'POLICIES_NOT_READ',
      detail: {
        cause: `The policies of ${arn.name} were not read.`,
        because: `the policies of ${arn.name} were not read`,
        evidence: [],
        settle: `iam:GetAccountAuthorizationDetails in account ${arn.account}.`,
      },
    });
  }
  const names = [
    ...role.attachedPolicies.map(policy => policy.split('/').pop() ?? policy),
    ...role.inlinePolicies.map(policy => policy.name),
  ];
  if (names.length === 0) {
    return judgedHop(
      { ...facts, name: 'No policy' },
      {
        status: 'attention',
        fact: 'Only resource policies can allow it anything',
        code: 'ROLE_WITHOUT_POLICIES',
        detail: {
          cause: `${arn.name} has no policy, so calls are denied unless a resource's own policy allows them.`,
          because: `${arn.name} has no policy`,
          evidence: [
            {
              source: `Policies of ${arn.name}`,
              value: 'none attached or inline',
            },
          ],
        },
      },
    );
  }
  return worksHop(
    {
      ...facts,
      name: names.length === 1 ? '1 policy' : `${names.length} policies`,
    },
    names.length > 3
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
      : names.join(', '),
  );
}
