import {
  aPod,
  aServiceAccount,
  aWorkload,
} from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { workloadBesideItsServiceAccount } from './IRSA-SA-010-workload-beside-annotated';

const runsAsDefault = (p: CheckParts) => {
  p.workloads = [aWorkload({ serviceAccount: 'default' })];
  p.pods = [aPod({ serviceAccount: 'default' })];
  p.serviceAccounts.push(aServiceAccount({ name: 'default', annotations: {} }));
};

describe('IRSA-SA-010', () => {
  it.each(
    checkCases(workloadBesideItsServiceAccount, {
      hit: {
        estate: runsAsDefault,
        about: 'workload:prod-euw1/payments/Deployment/payments-api',
        says: 'runs as default, and nothing runs as payments-api',
      },
      hits: {
        'a label that both have': {
          estate: p => {
            runsAsDefault(p);
            p.serviceAccounts[0] = aServiceAccount({
              name: 'release-payments',
              labels: { app: 'payments' },
            });
            p.workloads[0] = {
              ...p.workloads[0],
              podLabels: { app: 'payments' },
            };
          },
          about: 'workload:prod-euw1/payments/Deployment/payments-api',
          says: 'nothing runs as release-payments',
        },
      },
      nearMiss: {
        'a service account made for another': p => {
          runsAsDefault(p);
          p.serviceAccounts[0] = aServiceAccount({ name: 'reports' });
        },
        'a workload with a role': () => undefined,
      },
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
