import { aServiceAccount, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { subject, trusts } from '../__testUtils__/trust';
import { trustWiderThanUse } from './IRSA-TS-015-wider-than-used';

const wholeNamespace =
  (annotations?: Record<string, string>) => (p: CheckParts) => {
    trusts(subject('StringLike', 'system:serviceaccount:payments:*'))(p);
    p.serviceAccounts.push(
      aServiceAccount({
        name: 'worker',
        ...(annotations ? { annotations } : {}),
      }),
    );
  };

describe('IRSA-TS-015', () => {
  it.each(
    checkCases(trustWiderThanUse, {
      hit: {
        estate: wholeNamespace({}),
        about: ROLE,
        says: 'trusts 2 service accounts, and 1 of them is configured to use it',
      },
      nearMiss: { 'all of them use it': wholeNamespace() },
      notRead: ['service-account', 'pod-identity-association'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
