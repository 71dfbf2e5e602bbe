import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { subject, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { wildcardUnderEquals } from './IRSA-TR-003-wildcard-under-equals';

describe('IRSA-TR-003', () => {
  it.each(
    checkCases(wildcardUnderEquals, {
      hit: {
        estate: trusts(
          subject('StringEquals', 'system:serviceaccount:payments:*'),
        ),
        about: ROLE,
        says: /taken|literal|StringEquals/i,
      },
      nearMiss: trusts(
        subject('StringLike', 'system:serviceaccount:payments:*'),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
