import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  exact,
  subject,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { likeWithoutWildcard } from './IRSA-TS-018-like-without-wildcard';

describe('IRSA-TS-018', () => {
  it.each(
    checkCases(likeWithoutWildcard, {
      hit: {
        estate: trusts(subject('StringLike', SUBJECT)),
        about: ROLE,
        says: /wildcard/,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
