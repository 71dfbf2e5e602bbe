import { ISSUER, PROVIDER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  OTHER_ISSUER,
  SUBJECT,
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { twoIssuersInOneStatement } from './IRSA-TR-010-two-issuers';

describe('IRSA-TR-010', () => {
  it.each(
    checkCases(twoIssuersInOneStatement, {
      hit: {
        estate: trusts(
          webIdentity(
            {
              StringEquals: {
                [`${ISSUER}:sub`]: SUBJECT,
                [`${OTHER_ISSUER}:sub`]: SUBJECT,
              },
            },
            {
              Principal: {
                Federated: [
                  PROVIDER,
                  `arn:aws:iam::111122223333:oidc-provider/${OTHER_ISSUER}`,
                ],
              },
            },
          ),
        ),
        about: ROLE,
        says: /issuer/i,
      },
      nearMiss: trusts(
        exact(),
        exact({
          Principal: {
            Federated: `arn:aws:iam::111122223333:oidc-provider/${OTHER_ISSUER}`,
          },
          Condition: { StringEquals: { [`${OTHER_ISSUER}:sub`]: SUBJECT } },
        }),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
