import { ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { allows, documentUnread, may } from '../__testUtils__/policies';
import { privilegeEscalation } from './IRSA-PM-002-escalation';

describe('IRSA-PM-002', () => {
  it.each(
    checkCases(privilegeEscalation, {
      hit: {
        estate: may(allows('iam:CreatePolicyVersion')),
        about: ROLE,
        says: 'can give itself more: It can put a wider version',
      },
      hits: {
        'on a named resource': {
          estate: may(
            allows(
              'iam:CreatePolicyVersion',
              'arn:aws:iam::111122223333:policy/app',
            ),
          ),
          about: ROLE,
          says: 'on named resources or under a condition',
          severity: 'medium',
        },
        'two ways': {
          estate: may(
            allows(['iam:CreatePolicyVersion', 'iam:CreateAccessKey']),
          ),
          about: ROLE,
          says: 'There is 1 more way.',
        },
      },
      nearMiss: {
        'passing a role without a service that runs code': may(
          allows('iam:PassRole'),
        ),
        'reading policies': may(allows('iam:GetPolicyVersion')),
      },
      notRead: documentUnread,
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
