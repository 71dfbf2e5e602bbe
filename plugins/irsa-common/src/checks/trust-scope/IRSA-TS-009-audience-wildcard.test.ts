import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { audienceWildcard } from './IRSA-TS-009-audience-wildcard';

describe('IRSA-TS-009', () => {
  it.each(
    checkCases(audienceWildcard, {
      hit: {
        estate: trusts(
          webIdentity({
            StringEquals: { [`${ISSUER}:sub`]: SUBJECT },
            StringLike: { [`${ISSUER}:aud`]: 'sts.*' },
          }),
        ),
        about: ROLE,
        says: /audience/,
      },
      nearMiss: trusts(
        webIdentity({
          StringEquals: { [`${ISSUER}:sub`]: SUBJECT },
          StringLike: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
        }),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
