import { matchesTrustGlob } from '../../trust';
import { isAboutEveryResource, mayBeAbout } from '../../permissions/statements';
import { CheckHit, defineCheck } from '../framework/check';
import { allowedBy, policyRemedy, READ_PERMISSIONS } from './readPermissions';

/** Actions that change what a role is, in lower case. */
const EDITS = [
  'iam:updateassumerolepolicy',
  'iam:putrolepolicy',
  'iam:attachrolepolicy',
  'iam:deleterolepermissionsboundary',
  'iam:putrolepermissionsboundary',
];

/** A workload that may change its own role. */
export const editsOwnRole = defineCheck({
  id: 'IRSA-PM-010',
  title: 'Workload may change its own role',
  severity: 'medium',
  over: 'role',
  what: 'A policy of the role allows it to change the trust policy, the policies or the boundary of itself, by naming its own ARN or a pattern that covers it.',
  why: 'Whoever gets into one of its pods can let in others, or give the role more.',
  howWeKnow:
    '`iam:UpdateAssumeRolePolicy`, `iam:PutRolePolicy`, `iam:AttachRolePolicy` and the actions on boundaries in the policies of the role, with a `Resource` that matches its own ARN.',
  fix: 'Take the action away, or name the roles that it is for; a pattern by path keeps its own role out.',
  verify: 'No `Resource` of these actions matches the ARN of the role.',
  needs: [READ_PERMISSIONS],
  *run(role): Iterable<CheckHit> {
    const places = allowedBy(role)
      .filter(
        ({ statement }) =>
          // On every resource it is a way to more rights, which has a check of its own.
          !isAboutEveryResource(statement) &&
          statement.resources.some(resource =>
            matchesTrustGlob(resource, role.arn.arn),
          ),
      )
      .flatMap(({ policy, statement }) => {
        const edits = EDITS.filter(text =>
          mayBeAbout(statement, { text, isBeginning: false }),
        );
        return edits.length > 0
          ? [{ policy, path: statement.path, statement }]
          : [];
      });
    if (places.length === 0) {
      return;
    }
    const policies = [...new Set(places.map(({ policy }) => policy))].sort();
    yield {
      cause: places
        .map(({ policy, statement }) =>
          [policy, ...statement.actions, ...statement.resources].join(' '),
        )
        .sort(),
      message: `Role ${role.arn.name} may change itself, by ${policies.join(
        ', ',
      )}.`,
      evidence: places.slice(0, 10).map(({ policy, path, statement }) => ({
        source: `Policy ${policy}`,
        path: `${path}.Resource`,
        value: statement.resources.join(', '),
      })),
      remedies: policyRemedy(
        `In ${policies.join(', ')}, keep ${
          role.arn.arn
        } out of the resources of actions on roles.`,
      ),
    };
  },
});
