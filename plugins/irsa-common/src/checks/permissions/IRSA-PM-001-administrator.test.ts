import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import {
  allows,
  documentUnread,
  inline,
  may,
  role,
} from '../__testUtils__/policies';
import { administratorRole } from './IRSA-PM-001-administrator';

describe('IRSA-PM-001', () => {
  it.each(
    checkCases(administratorRole, {
      hit: {
        estate: may(allows('*')),
        about: ROLE,
        says: 'Role payments-api may do everything',
      },
      hits: {
        "AWS's policy for administrators": {
          estate: role({
            attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
            inlinePolicies: [inline(allows('s3:GetObject'))],
          }),
          about: ROLE,
          says: 'may do everything',
        },
        'under a condition': {
          estate: may(
            allows('*', '*', {
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            }),
          ),
          about: ROLE,
          says: 'depending on a condition',
          severity: 'high',
        },
      },
      nearMiss: {
        'a whole service': may(allows('s3:*')),
        'everything on one resource': may(allows('*', 'arn:aws:s3:::bucket')),
      },
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
