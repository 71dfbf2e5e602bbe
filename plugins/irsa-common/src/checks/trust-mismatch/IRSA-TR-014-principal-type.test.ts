import { PROVIDER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { exact, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { providerUnderWrongType } from './IRSA-TR-014-principal-type';

describe('IRSA-TR-014', () => {
  it.each(
    checkCases(providerUnderWrongType, {
      hit: {
        estate: trusts(exact({ Principal: { AWS: PROVIDER } })),
        about: ROLE,
        says: /Federated/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
