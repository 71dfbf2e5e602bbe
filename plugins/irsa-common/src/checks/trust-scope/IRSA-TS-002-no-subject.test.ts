import { ISSUER, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { openToClusterBeyondAudience } from './IRSA-TS-002-no-subject';

describe('IRSA-TS-002', () => {
  it.each(
    checkCases(openToClusterBeyondAudience, {
      hit: {
        estate: trusts(
          webIdentity({
            StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
          }),
        ),
        about: ROLE,
        says: /No condition narrows/,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
