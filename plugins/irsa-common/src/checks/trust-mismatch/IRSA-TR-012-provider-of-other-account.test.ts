import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { exact, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { providerOfOtherAccount } from './IRSA-TR-012-provider-of-other-account';

describe('IRSA-TR-012', () => {
  it.each(
    checkCases(providerOfOtherAccount, {
      hit: {
        estate: trusts(
          exact({
            Principal: {
              Federated: `arn:aws:iam::444455556666:oidc-provider/${ISSUER}`,
            },
          }),
        ),
        about: ROLE,
        says: /account/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
