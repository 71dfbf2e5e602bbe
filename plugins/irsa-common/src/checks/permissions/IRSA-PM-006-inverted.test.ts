import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { documentUnread, may } from '../__testUtils__/policies';
import { invertedStatement } from './IRSA-PM-006-inverted';

const statement = (effect: string) => ({
  Effect: effect,
  NotAction: 'iam:*',
  Resource: '*',
});

describe('IRSA-PM-006', () => {
  it.each(
    checkCases(invertedStatement, {
      hit: {
        estate: may(statement('Allow')),
        about: ROLE,
        says: 'may do everything but what own names',
      },
      nearMiss: may(statement('Deny')),
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
