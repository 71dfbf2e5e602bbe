import { aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { all, BARE, CARRYING, pods, WORKLOAD } from '../__testUtils__/pods';
import { injectionRaced } from './IRSA-PD-003-injection-raced';

const made: ChangeParts = p => {
  p.serviceAccounts = [aServiceAccount({ createdAt: '2026-05-01T10:00:00Z' })];
};

describe('IRSA-PD-003', () => {
  it.each(
    checkCases(injectionRaced, {
      hit: {
        estate: all(made, pods({ ...BARE, createdAt: '2026-05-01T10:00:03Z' })),
        about: WORKLOAD,
        says: '1 pod came within 10 seconds of the service account and carries no role',
      },
      nearMiss: {
        'a pod from before the annotation, which is another check': all(
          made,
          pods({ ...BARE, createdAt: '2026-05-01T10:00:03Z' }),
          p => {
            p.serviceAccounts = p.serviceAccounts.map(each => ({
              ...each,
              annotationManagers: [
                { manager: 'kubectl-annotate', at: '2026-05-01T10:00:05Z' },
              ],
            }));
          },
        ),
        'a pod of a minute later': all(
          made,
          pods({ ...BARE, createdAt: '2026-05-01T10:01:00Z' }),
        ),
        'a pod with a role': all(
          made,
          pods({ ...CARRYING, createdAt: '2026-05-01T10:00:03Z' }),
        ),
        'a cluster without a webhook, which is another check': all(
          made,
          pods({ ...BARE, createdAt: '2026-05-01T10:00:03Z' }),
          p => {
            p.records = [];
          },
        ),
      },
      notRead: ['pod', 'mutating-webhook'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
