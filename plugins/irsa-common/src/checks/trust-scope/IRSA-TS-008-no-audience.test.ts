import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { noAudience } from './IRSA-TS-008-no-audience';

describe('IRSA-TS-008', () => {
  it.each(
    checkCases(noAudience, {
      hit: {
        estate: trusts(
          webIdentity({ StringEquals: { [`${ISSUER}:sub`]: SUBJECT } }),
        ),
        about: ROLE,
        says: /audience/,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
