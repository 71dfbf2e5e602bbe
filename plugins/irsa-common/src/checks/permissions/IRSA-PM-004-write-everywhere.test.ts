import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { allows, documentUnread, may } from '../__testUtils__/policies';
import { writeEverywhere } from './IRSA-PM-004-write-everywhere';

describe('IRSA-PM-004', () => {
  it.each(
    checkCases(writeEverywhere, {
      hit: {
        estate: may(allows(['s3:DeleteObject', 's3:GetObject'])),
        about: ROLE,
        says: 'may change every resource by s3:DeleteObject.',
      },
      nearMiss: {
        'one bucket': may(allows('s3:DeleteObject', 'arn:aws:s3:::bucket/*')),
        'reading only': may(allows('s3:GetObject')),
        'a condition': may(
          allows('ec2:TerminateInstances', '*', {
            Condition: { StringEquals: { 'aws:ResourceTag/team': 'payments' } },
          }),
        ),
      },
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
