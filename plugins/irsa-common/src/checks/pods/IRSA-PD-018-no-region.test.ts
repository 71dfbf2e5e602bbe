import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CARRYING, container, pods, WORKLOAD } from '../__testUtils__/pods';
import { noRegion } from './IRSA-PD-018-no-region';

describe('IRSA-PD-018', () => {
  it.each(
    checkCases(noRegion, {
      hit: {
        estate: pods({
          containers: [
            container({
              AWS_ROLE_ARN: ROLE,
              AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
            }),
          ],
        }),
        about: WORKLOAD,
        says: 'carries a role and no region',
      },
      nearMiss: pods(CARRYING),
      notRead: ['pod'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
