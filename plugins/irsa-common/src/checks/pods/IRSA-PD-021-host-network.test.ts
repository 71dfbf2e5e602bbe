import { aWorkload } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { WORKLOAD } from '../__testUtils__/pods';
import { hostNetwork } from './IRSA-PD-021-host-network';

describe('IRSA-PD-021', () => {
  it.each(
    checkCases(hostNetwork, {
      hit: {
        estate: p => {
          p.workloads = [aWorkload({ hostNetwork: true })];
        },
        about: WORKLOAD,
        says: 'that of the node as well',
      },
      nearMiss: {
        'the network of its own': () => undefined,
        'one without a role': p => {
          p.workloads = [
            aWorkload({ hostNetwork: true, serviceAccount: 'other' }),
          ];
        },
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
