import { ISSUER, PROVIDER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  SUBJECT,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { conditionOnAbsentKey } from './IRSA-TR-017-key-not-in-token';

const withKey = (key: string, more = {}) =>
  webIdentity(
    { StringEquals: { [`${ISSUER}:sub`]: SUBJECT, [key]: 'x' } },
    more,
  );

describe('IRSA-TR-017', () => {
  it.each(
    checkCases(conditionOnAbsentKey, {
      hit: {
        estate: trusts(withKey(`${ISSUER}:email`)),
        about: ROLE,
        says: 'email',
      },
      hits: {
        'a value that no service account has': {
          estate: trusts(
            webIdentity({
              StringLike: { [`${ISSUER}:sub`]: `${SUBJECT}:*` },
            }),
          ),
          about: ROLE,
          says: 'holds for no service account',
        },
        'a key that only the request tells about': {
          estate: trusts(
            withKey('aws:PrincipalTag/team', {
              Principal: {
                Federated: PROVIDER,
                AWS: 'arn:aws:iam::111122223333:role/operator',
              },
            }),
          ),
          about: 'serviceaccount:prod-euw1/payments/payments-api',
          says: 'A condition in the trust policy of payments-api does not hold',
        },
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
