import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { exact, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { issuerHostTransposed } from './IRSA-TR-007-issuer-host-transposed';

describe('IRSA-TR-007', () => {
  it.each(
    checkCases(issuerHostTransposed, {
      hit: {
        estate: trusts(
          exact({
            Principal: {
              Federated:
                'arn:aws:iam::111122223333:oidc-provider/oidc.eu-west-1.eks.amazonaws.com/7F3A00000000000000000000000C21E0',
            },
          }),
        ),
        about: ROLE,
        says: /oidc/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
