import { CheckHit, defineCheck } from '../framework/check';
import {
  causeOf,
  placeEvidence,
  policyRemedy,
  READ_PERMISSIONS,
} from './readPermissions';

/** An Allow that says what is not allowed. */
export const invertedStatement = defineCheck({
  id: 'IRSA-PM-006',
  title: 'Policy allows everything but what it names',
  severity: 'high',
  over: 'role',
  what: 'An Allow statement of a policy of the role uses `NotAction` or `NotResource`.',
  why: 'It allows whatever is not named, also every action and resource that comes later.',
  howWeKnow:
    '`Statement[].NotAction` and `Statement[].NotResource` of the Allow statements in the policies of the role.',
  fix: 'Name what is allowed.',
  verify: 'No Allow statement of the role uses NotAction or NotResource.',
  needs: [READ_PERMISSIONS],
  *run(role): Iterable<CheckHit> {
    const places = role.permissions().inverted;
    if (places.length === 0) {
      return;
    }
    const policies = [...new Set(places.map(({ policy }) => policy))].sort();
    yield {
      cause: causeOf(places),
      message: `Role ${
        role.arn.name
      } may do everything but what ${policies.join(', ')} ${
        policies.length === 1 ? 'names' : 'name'
      }.`,
      evidence: places.slice(0, 10).map(placeEvidence),
      remedies: policyRemedy(
        `In ${policies.join(
          ', ',
        )}, replace NotAction and NotResource by what the workload needs.`,
      ),
    };
  },
});
