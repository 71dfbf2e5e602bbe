import { aWorkload } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { serviceAccountMissing } from './IRSA-SA-011-service-account-missing';

describe('IRSA-SA-011', () => {
  it.each(
    checkCases(serviceAccountMissing, {
      hit: {
        estate: p => {
          p.workloads = [aWorkload({ serviceAccount: 'paymnts-api' })];
        },
        about: 'workload:prod-euw1/payments/Deployment/payments-api',
        says: 'names service account paymnts-api',
      },
      nearMiss: () => undefined,
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
