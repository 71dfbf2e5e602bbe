import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { subject, trusts, unreadablePolicy } from '../__testUtils__/trust';
import { patternCrossesColon } from './IRSA-TS-005-pattern-crosses-colon';

describe('IRSA-TS-005', () => {
  it.each(
    checkCases(patternCrossesColon, {
      hit: {
        estate: trusts(
          subject('StringLike', 'system:serviceaccount:payments*'),
        ),
        about: ROLE,
        says: /colon/,
      },
      nearMiss: trusts(
        subject('StringLike', 'system:serviceaccount:payments:*'),
      ),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
