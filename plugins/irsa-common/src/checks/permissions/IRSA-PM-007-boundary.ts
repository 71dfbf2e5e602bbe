import { CheckHit, defineCheck, parameter } from '../framework/check';

/** A role without the boundary that the company wants, or with one that is not there. */
export const permissionsBoundary = defineCheck({
  id: 'IRSA-PM-007',
  title: 'Permissions boundary is missing',
  severity: 'medium',
  over: 'role',
  what: 'The parameters require a permissions boundary and the role has none, or another than those that they name; or the boundary of the role is a policy that does not exist.',
  why: 'The boundary is what lets teams make their own roles. Without it a role can be given anything; with one that is gone it may do nothing.',
  howWeKnow:
    '`PermissionsBoundary.PermissionsBoundaryArn` of the role against the parameters, and against the managed policies of its account.',
  fix: 'Set the boundary of the role.',
  verify: '`aws iam get-role` shows the boundary.',
  needs: [{ kind: 'managed-policy', of: 'account' }],
  parameters: {
    required: parameter(
      false,
      'Whether every role for service accounts must have a boundary.',
    ),
    boundaries: parameter(
      [] as string[],
      'ARNs of the policies that may serve as boundary; any where the list is empty.',
    ),
  },
  appliesTo: ({ role }, _, { required }) =>
    required || role.permissionsBoundary !== undefined,
  *run(subject, context, { required, boundaries }): Iterable<CheckHit> {
    const { role, arn } = subject;
    const boundary = role.permissionsBoundary;
    const isOther =
      required &&
      boundaries.length > 0 &&
      boundary !== undefined &&
      !boundaries.includes(boundary);
    const isGone =
      boundary !== undefined && !context.managedPolicyOf(arn.account, boundary);
    if (boundary !== undefined && !isOther && !isGone) {
      return;
    }
    const [wanted] = boundaries;
    let message = `Role ${arn.name} has no permissions boundary.`;
    if (isGone) {
      message = `The boundary of role ${arn.name}, ${boundary}, does not exist.`;
    } else if (isOther) {
      message = `Role ${arn.name} has the boundary ${boundary}, which is none of those that are required.`;
    }
    yield {
      cause: [boundary ?? ''],
      message,
      evidence: [
        {
          source: `Role ${arn.name}`,
          path: 'PermissionsBoundary.PermissionsBoundaryArn',
          value: boundary ?? 'absent',
        },
      ],
      remedies: wanted
        ? [
            {
              action: 'set-permissions-boundary',
              roleArn: arn.arn,
              boundaryArn: wanted,
            },
          ]
        : [
            {
              action: 'explain',
              text: `Set the permissions boundary of ${arn.name}.`,
            },
          ],
    };
  },
});
