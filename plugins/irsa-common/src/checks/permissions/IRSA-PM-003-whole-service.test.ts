import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { allows, documentUnread, may } from '../__testUtils__/policies';
import { wholeService } from './IRSA-PM-003-whole-service';

describe('IRSA-PM-003', () => {
  it.each(
    checkCases(wholeService, {
      hit: {
        estate: may(allows(['s3:*', 'sqs:SendMessage'])),
        about: ROLE,
        says: 'may do everything on every resource in s3',
      },
      nearMiss: {
        'one bucket': may(allows('s3:*', 'arn:aws:s3:::bucket/*')),
        'some actions': may(allows('s3:Get*')),
      },
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
