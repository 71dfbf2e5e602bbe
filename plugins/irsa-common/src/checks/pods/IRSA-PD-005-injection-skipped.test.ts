import { checkCases } from '../__testUtils__/checkCases';
import { BARE, CARRYING, pods, WORKLOAD } from '../__testUtils__/pods';
import { injectionSkipped } from './IRSA-PD-005-injection-skipped';

const other = {
  owner: { kind: 'ReplicaSet', name: 'payments-api-7777' },
  labels: { 'pod-template-hash': '7777' },
};

describe('IRSA-PD-005', () => {
  it.each(
    checkCases(injectionSkipped, {
      hit: {
        estate: pods(CARRYING, CARRYING, BARE),
        about: WORKLOAD,
        says: '1 of 3 pods of the same template carries no role',
      },
      nearMiss: {
        'another template': pods(CARRYING, { ...BARE, ...other }),
        'all without, which is another check': pods(BARE, BARE),
      },
      notRead: ['pod', 'service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
