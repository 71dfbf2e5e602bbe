import { CheckHit, defineCheck, parameter } from '../framework/check';

/** A role whose sessions last long. */
export const longSession = defineCheck({
  id: 'IRSA-PM-011',
  title: 'Sessions of the role may last long',
  severity: 'low',
  over: 'role',
  what: '`MaxSessionDuration` of a role for service accounts is above what the parameter states. A Terraform module for EKS sets twelve hours.',
  why: 'Credentials that leak work as long as their session. SDKs renew them by themselves, so pods need no more than an hour.',
  howWeKnow: '`MaxSessionDuration` in the answer of GetRole.',
  fix: 'Set it to 3600 seconds.',
  verify: '`aws iam get-role` shows the shorter time.',
  needs: [
    {
      kind: 'role',
      of: 'account',
      part: 'longest session',
      has: ({ role }) => role.maxSessionDuration !== undefined,
    },
  ],
  parameters: {
    seconds: parameter(14400, 'How long a session may last, in seconds.'),
  },
  *run({ role, arn }, _, { seconds }): Iterable<CheckHit> {
    const longest = role.maxSessionDuration!;
    if (longest <= seconds) {
      return;
    }
    yield {
      cause: [String(longest)],
      message: `Sessions of role ${arn.name} may last ${
        Math.round((longest / 3600) * 10) / 10
      } hours.`,
      evidence: [
        {
          source: `Role ${arn.name}`,
          path: 'MaxSessionDuration',
          value: String(longest),
        },
      ],
      remedies: [
        { action: 'set-session-duration', roleArn: arn.arn, seconds: 3600 },
      ],
    };
  },
});
