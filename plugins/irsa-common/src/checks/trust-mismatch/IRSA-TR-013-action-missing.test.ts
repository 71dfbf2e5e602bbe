import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { exact, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { webIdentityActionMissing } from './IRSA-TR-013-action-missing';

describe('IRSA-TR-013', () => {
  it.each(
    checkCases(webIdentityActionMissing, {
      hit: {
        estate: trusts(exact({ Action: 'sts:AssumeRole' })),
        about: ROLE,
        says: /AssumeRoleWithWebIdentity/i,
      },
      nearMiss: trusts(
        exact({ Action: ['sts:TagSession', 'sts:AssumeRoleWithWebIdentity'] }),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
