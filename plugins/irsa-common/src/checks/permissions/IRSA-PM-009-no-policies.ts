import { CheckHit, defineCheck } from '../framework/check';

/** A role that may do nothing. */
export const roleWithoutPolicies = defineCheck({
  id: 'IRSA-PM-009',
  title: 'Role has no policies',
  severity: 'low',
  over: 'role',
  what: 'A role that service accounts name has no attached and no inline policy. Pods get credentials, and every call answers AccessDenied.',
  why: 'Mostly the attachment was forgotten, or is in another stack that failed. Roles that are only there to assume another one have no policies of their own either.',
  howWeKnow:
    '`AttachedManagedPolicies` and `RolePolicyList` of the role are both empty.',
  fix: 'Attach the policy that the workload needs.',
  verify: 'The workload no longer gets AccessDenied.',
  needs: [
    {
      kind: 'role',
      of: 'account',
      part: 'policies',
      has: ({ role }) =>
        role.attachedPolicies !== undefined &&
        role.inlinePolicies !== undefined,
    },
  ],
  appliesTo: role => role.irsa.length + role.associations.length > 0,
  *run({ role, arn, associations }): Iterable<CheckHit> {
    const isOnlyFirst =
      associations.length > 0 &&
      associations.every(({ targetRole }) => targetRole !== undefined);
    if (
      role.attachedPolicies!.length + role.inlinePolicies!.length > 0 ||
      isOnlyFirst
    ) {
      return;
    }
    yield {
      cause: [],
      message: `Role ${arn.name} has no policies, so its service accounts may do nothing with it.`,
      evidence: [
        {
          source: `Role ${arn.name}`,
          path: 'AttachedManagedPolicies',
          value: 'empty',
        },
        { source: `Role ${arn.name}`, path: 'RolePolicyList', value: 'empty' },
      ],
      remedies: [
        {
          action: 'attach-role-policy',
          roleArn: arn.arn,
          policyArn: `arn:${arn.partition}:iam::${arn.account}:policy/<name>`,
        },
      ],
    };
  },
});
