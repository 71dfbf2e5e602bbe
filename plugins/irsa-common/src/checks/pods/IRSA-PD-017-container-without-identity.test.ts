import { ContainerRecord } from '../../model';
import { checkCases } from '../__testUtils__/checkCases';
import { container, INJECTED, pods, WORKLOAD } from '../__testUtils__/pods';
import { containerWithoutIdentity } from './IRSA-PD-017-container-without-identity';

const beside = (
  second: ContainerRecord,
  annotations: Record<string, string> = {},
) => pods({ containers: [container(INJECTED), second], annotations });

describe('IRSA-PD-017', () => {
  it.each(
    checkCases(containerWithoutIdentity, {
      hit: {
        estate: beside(container({}, { name: 'proxy' })),
        about: WORKLOAD,
        says: 'Container proxy in pods of Deployment payments/payments-api in prod-euw1 was added after the webhook',
      },
      nearMiss: {
        'one that has it': beside(container(INJECTED, { name: 'proxy' })),
        'one for debugging': beside(
          container({}, { name: 'debugger', type: 'ephemeral' }),
        ),
        'one that is skipped by name': beside(
          container({}, { name: 'proxy' }),
          { 'eks.amazonaws.com/skip-containers': 'proxy' },
        ),
      },
      notRead: ['pod', 'service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
