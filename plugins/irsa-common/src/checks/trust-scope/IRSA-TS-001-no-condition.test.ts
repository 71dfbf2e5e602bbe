import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  trusts,
  unreadablePolicy,
  webIdentity,
} from '../__testUtils__/trust';
import { openToCluster } from './IRSA-TS-001-no-condition';

describe('IRSA-TS-001', () => {
  it.each(
    checkCases(openToCluster, {
      hit: { estate: trusts(webIdentity()), about: ROLE, says: /condition/ },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
