import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  exact,
  subject,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { namePattern } from './IRSA-TS-007-name-pattern';

describe('IRSA-TS-007', () => {
  it.each(
    checkCases(namePattern, {
      hit: {
        estate: trusts(
          subject('StringLike', 'system:serviceaccount:payments:payments-*'),
        ),
        about: ROLE,
        says: /whose name matches/,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
