import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { role } from '../__testUtils__/policies';
import { longSession } from './IRSA-PM-011-long-session';

describe('IRSA-PM-011', () => {
  it.each(
    checkCases(longSession, {
      hit: {
        estate: role({ maxSessionDuration: 43200 }),
        about: ROLE,
        says: 'may last 12 hours',
      },
      nearMiss: role({ maxSessionDuration: 14400 }),
      notRead: role({}),
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
