import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { container, INJECTED, template, WORKLOAD } from '../__testUtils__/pods';
import { halfSetEnvironment } from './IRSA-PD-008-half-set-environment';

describe('IRSA-PD-008', () => {
  it.each(
    checkCases(halfSetEnvironment, {
      hit: {
        estate: template(container({ AWS_ROLE_ARN: ROLE })),
        about: WORKLOAD,
        says: 'sets AWS_ROLE_ARN and not AWS_WEB_IDENTITY_TOKEN_FILE',
      },
      hits: {
        'only the file': {
          estate: template(
            container({ AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }),
          ),
          about: WORKLOAD,
          says: 'sets AWS_WEB_IDENTITY_TOKEN_FILE and not AWS_ROLE_ARN',
        },
      },
      nearMiss: { both: template(container(INJECTED)) },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
