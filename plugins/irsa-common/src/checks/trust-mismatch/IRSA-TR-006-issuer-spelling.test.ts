import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { issuerSpelling } from './IRSA-TR-006-issuer-spelling';

describe('IRSA-TR-006', () => {
  it.each(
    checkCases(issuerSpelling, {
      hit: {
        estate: trusts(
          webIdentity({
            StringEquals: {
              [`https://${ISSUER}:sub`]: SUBJECT,
              [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            },
          }),
        ),
        about: ROLE,
        says: /https/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
