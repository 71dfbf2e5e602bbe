import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { negatedOrOptionalSubject } from './IRSA-TS-011-negated-or-optional';

describe('IRSA-TS-011', () => {
  it.each(
    checkCases(negatedOrOptionalSubject, {
      hit: {
        estate: trusts(
          webIdentity({
            StringNotEquals: {
              [`${ISSUER}:sub`]: 'system:serviceaccount:orders:worker',
            },
            StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
          }),
        ),
        about: ROLE,
        says: /StringNotEquals/,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
