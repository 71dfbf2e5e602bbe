import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { podIdentity, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { podIdentityUnconditioned } from './IRSA-PI-009-trust-unconditioned';

describe('IRSA-PI-009', () => {
  it.each(
    checkCases(podIdentityUnconditioned, {
      hit: {
        estate: trusts(podIdentity()),
        about: ROLE,
        says: 'No condition names a cluster or a service account',
      },
      nearMiss: trusts(
        podIdentity({
          StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'payments' },
        }),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
