import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { allows, documentUnread, may } from '../__testUtils__/policies';
import { editsOwnRole } from './IRSA-PM-010-edits-roles';

describe('IRSA-PM-010', () => {
  it.each(
    checkCases(editsOwnRole, {
      hit: {
        estate: may(allows('iam:PutRolePolicy', 'arn:aws:iam::*:role/pay*')),
        about: ROLE,
        says: 'may change itself, by own',
      },
      nearMiss: {
        'other roles': may(
          allows('iam:PutRolePolicy', 'arn:aws:iam::*:role/apps/*'),
        ),
        'reading itself': may(allows('iam:GetRole', ROLE)),
        'every role, which is another check': may(allows('iam:PutRolePolicy')),
      },
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
