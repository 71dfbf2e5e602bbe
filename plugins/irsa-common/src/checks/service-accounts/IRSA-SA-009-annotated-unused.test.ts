import { aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { annotatedServiceAccountUnused } from './IRSA-SA-009-annotated-unused';

describe('IRSA-SA-009', () => {
  it.each(
    checkCases(annotatedServiceAccountUnused, {
      hit: {
        estate: p => p.serviceAccounts.push(aServiceAccount({ name: 'old' })),
        about: 'serviceaccount:prod-euw1/payments/old',
        says: 'nothing runs as it',
      },
      nearMiss: {
        'one that is five days old': p =>
          p.serviceAccounts.push(
            aServiceAccount({ name: 'new', createdAt: '2026-05-27T00:00:00Z' }),
          ),
        'one without a role': p =>
          p.serviceAccounts.push(
            aServiceAccount({ name: 'old', annotations: {} }),
          ),
      },
      notRead: ['workload', 'pod'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
