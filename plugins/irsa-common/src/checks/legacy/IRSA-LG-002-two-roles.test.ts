import { aWorkload, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases, ChangeParts } from '../__testUtils__/checkCases';
import { WORKLOAD } from '../__testUtils__/pods';
import { legacyAndOwnRole } from './IRSA-LG-002-two-roles';

const legacy =
  (role: string): ChangeParts =>
  p => {
    p.workloads = [
      aWorkload({ podAnnotations: { 'iam.amazonaws.com/role': role } }),
    ];
  };

describe('IRSA-LG-002', () => {
  it.each(
    checkCases(legacyAndOwnRole, {
      hit: {
        estate: legacy('payments-old'),
        about: WORKLOAD,
        says: 'name role payments-old for kiam or kube2iam',
      },
      nearMiss: {
        'the same role by name': legacy('payments-api'),
        'the same role by ARN': legacy(ROLE),
      },
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
