import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { subjectAndAudienceSwapped } from './IRSA-TR-004-subject-and-audience-swapped';

describe('IRSA-TR-004', () => {
  it.each(
    checkCases(subjectAndAudienceSwapped, {
      hit: {
        estate: trusts(
          webIdentity({
            StringEquals: {
              [`${ISSUER}:sub`]: SUBJECT,
              [`${ISSUER}:aud`]: SUBJECT,
            },
          }),
        ),
        about: ROLE,
        says: /payments-api/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
