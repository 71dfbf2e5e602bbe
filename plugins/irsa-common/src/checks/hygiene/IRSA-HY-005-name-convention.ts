import { matchesTrustGlob } from '../../trust';
import { CheckHit, defineCheck, parameter } from '../framework/check';

/** A role whose path and name are not as the company wants them. */
export const nameOutsideConvention = defineCheck({
  id: 'IRSA-HY-005',
  title: 'Path or name of the role is outside the convention',
  severity: 'info',
  over: 'role',
  what: 'Path and name of a role for service accounts match none of the patterns that the parameter states. Without a parameter every name is good.',
  why: 'Permissions to make and to pass roles are often given by path or prefix; what is outside escapes them.',
  howWeKnow:
    'The part of the ARN of the role after `:role`, for instance `/backstage/payments/api`, against the patterns in the parameter.',
  fix: 'Make the role anew under a good name: IAM cannot rename.',
  verify: 'The new role is in use and the old one is gone.',
  needs: [],
  parameters: {
    patterns: parameter(
      [] as string[],
      'Patterns with * and ? for path and name, for instance /backstage/*.',
    ),
  },
  appliesTo: (_, __, { patterns }) => patterns.length > 0,
  *run({ arn }, _, { patterns }): Iterable<CheckHit> {
    const pathAndName = `${arn.path}${arn.name}`;
    if (patterns.some(pattern => matchesTrustGlob(pattern, pathAndName))) {
      return;
    }
    yield {
      cause: [],
      message: `Role ${pathAndName} of account ${
        arn.account
      } matches none of ${patterns.join(', ')}.`,
      evidence: [{ source: `Role ${arn.name}`, path: 'Arn', value: arn.arn }],
      remedies: [
        {
          action: 'explain',
          text: `Create the role under a name that matches ${patterns[0]}, move its service accounts, and delete ${arn.name}.`,
        },
      ],
    };
  },
});
