import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { forAllValuesOnClaim } from './IRSA-TS-010-for-all-values';

describe('IRSA-TS-010', () => {
  it.each(
    checkCases(forAllValuesOnClaim, {
      hit: {
        estate: trusts(
          webIdentity({
            'ForAllValues:StringEquals': { [`${ISSUER}:sub`]: SUBJECT },
            StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
          }),
        ),
        about: ROLE,
        says: /ForAllValues/,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
