import { aWorkload } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { WORKLOAD } from '../__testUtils__/pods';
import { windowsByAffinity } from './IRSA-PD-016-windows-by-affinity';

const windows =
  (nodeSelector?: Record<string, string>): ChangeParts =>
  p => {
    p.workloads = [aWorkload({ windowsByAffinity: true, nodeSelector })];
  };

describe('IRSA-PD-016', () => {
  it.each(
    checkCases(windowsByAffinity, {
      hit: {
        estate: windows(),
        about: WORKLOAD,
        says: 'run on Windows by affinity',
      },
      nearMiss: windows({ 'kubernetes.io/os': 'windows' }),
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
