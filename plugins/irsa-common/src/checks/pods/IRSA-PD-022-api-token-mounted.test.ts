import { aWorkload } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { WORKLOAD } from '../__testUtils__/pods';
import { apiTokenMounted } from './IRSA-PD-022-api-token-mounted';

describe('IRSA-PD-022', () => {
  it.each(
    checkCases(apiTokenMounted, {
      hit: {
        estate: () => undefined,
        about: WORKLOAD,
        says: 'a token for the Kubernetes API beside their role',
      },
      nearMiss: {
        'one that switches it off': p => {
          p.workloads = [aWorkload({ automountToken: false })];
        },
        'one without a role': p => {
          p.workloads = [aWorkload({ serviceAccount: 'other' })];
        },
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
