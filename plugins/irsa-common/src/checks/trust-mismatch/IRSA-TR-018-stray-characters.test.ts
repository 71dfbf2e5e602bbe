import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  SUBJECT,
  exact,
  subject,
  trusts,
  unreadablePolicy,
} from '../__testUtils__/trust';
import { strayCharacters } from './IRSA-TR-018-stray-characters';

describe('IRSA-TR-018', () => {
  it.each(
    checkCases(strayCharacters, {
      hit: {
        estate: trusts(subject('StringEquals', `${SUBJECT}\n`)),
        about: ROLE,
        says: /white space/i,
      },
      nearMiss: trusts(exact()),
      notRead: unreadablePolicy,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
