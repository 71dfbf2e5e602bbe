import { ACCOUNT, aRole, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { identicalRoles } from './IRSA-TS-019-identical-roles';

const second = `arn:aws:iam::${ACCOUNT}:role/payments-api-copy`;

describe('IRSA-TS-019', () => {
  it.each(
    checkCases(identicalRoles, {
      hit: {
        estate: p => p.roles.push(aRole({ arn: second })),
        about: ROLE,
        says: '2 roles of account 111122223333 trust the same and may do the same: payments-api, payments-api-copy',
      },
      nearMiss: {
        'other permissions': p =>
          p.roles.push(aRole({ arn: second, attachedPolicies: [] })),
        'one role': () => undefined,
      },
      notRead: p => {
        p.roles = p.roles.map(({ attachedPolicies: _, ...role }) => role);
      },
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
