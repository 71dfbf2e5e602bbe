import { aRole, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { role } from '../__testUtils__/policies';
import { roleWithoutPolicies } from './IRSA-PM-009-no-policies';

describe('IRSA-PM-009', () => {
  it.each(
    checkCases(roleWithoutPolicies, {
      hit: {
        estate: role({}),
        about: ROLE,
        says: 'has no policies',
      },
      nearMiss: {
        'a policy': p => {
          p.roles = [aRole()];
        },
        'nobody who uses it': p => {
          role({})(p);
          p.serviceAccounts = [];
        },
      },
      notRead: p => {
        p.roles = p.roles.map(({ attachedPolicies: _, ...each }) => each);
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
