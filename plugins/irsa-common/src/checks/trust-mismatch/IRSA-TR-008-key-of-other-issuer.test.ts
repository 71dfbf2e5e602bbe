import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  OTHER_ISSUER,
  SUBJECT,
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { keyOfOtherIssuer } from './IRSA-TR-008-key-of-other-issuer';

describe('IRSA-TR-008', () => {
  it.each(
    checkCases(keyOfOtherIssuer, {
      hit: {
        estate: trusts(
          webIdentity({ StringEquals: { [`${OTHER_ISSUER}:sub`]: SUBJECT } }),
        ),
        about: ROLE,
        says: /issuer/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
