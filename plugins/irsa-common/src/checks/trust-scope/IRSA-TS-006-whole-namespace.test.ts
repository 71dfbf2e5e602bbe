import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  subject,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { wholeNamespace } from './IRSA-TS-006-whole-namespace';

describe('IRSA-TS-006', () => {
  it.each(
    checkCases(wholeNamespace, {
      hit: {
        estate: trusts(
          subject('StringLike', 'system:serviceaccount:payments:*'),
        ),
        about: ROLE,
        says: /every service account of payments/,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
