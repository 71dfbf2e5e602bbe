import { CheckHit, defineCheck, parameter } from '../framework/check';

const DAY = 24 * 60 * 60 * 1000;

/** A role that nobody has used for long. */
export const unusedRole = defineCheck({
  id: 'IRSA-HY-001',
  title: 'Role has not been used for long',
  severity: 'medium',
  over: 'role',
  what: 'AWS has recorded no use of the role for the given number of days, and the role is older than that.',
  why: 'Its permissions serve nobody who should have them. AWS looks back 400 days at most, so "never" means not within these.',
  howWeKnow:
    '`RoleLastUsed.LastUsedDate` and `CreateDate` in the answer of GetAccountAuthorizationDetails.',
  fix: 'Ask its owner, take its service accounts off it, and delete it.',
  verify: 'The role is gone, or shows a recent use.',
  needs: [
    {
      kind: 'role',
      of: 'account',
      part: 'last use',
      has: ({ role }) => role.createdAt !== undefined,
    },
  ],
  parameters: {
    days: parameter(90, 'Days without use from which on to report.'),
  },
  *run({ role, arn }, { now }, { days }): Iterable<CheckHit> {
    const since = now - days * DAY;
    const last = role.lastUsedAt;
    if (
      Date.parse(role.createdAt!) > since ||
      (last !== undefined && Date.parse(last) > since)
    ) {
      return;
    }
    yield {
      cause: [last ?? 'never'],
      message: last
        ? `Role ${arn.name} was last used on ${last.slice(0, 10)}.`
        : `Role ${
            arn.name
          } has never been used, and was created on ${role.createdAt!.slice(
            0,
            10,
          )}.`,
      evidence: [
        {
          source: `Role ${arn.name}`,
          path: 'RoleLastUsed.LastUsedDate',
          value: last ?? 'absent',
        },
        {
          source: `Role ${arn.name}`,
          path: 'CreateDate',
          value: role.createdAt!,
        },
      ],
      remedies: [
        {
          action: 'explain',
          text: `If nobody needs it, detach the policies of ${arn.name} and delete it.`,
        },
      ],
    };
  },
});
