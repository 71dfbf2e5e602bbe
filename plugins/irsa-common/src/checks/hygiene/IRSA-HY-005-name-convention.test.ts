import { aRole, ACCOUNT, ROLE } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { nameOutsideConvention } from './IRSA-HY-005-name-convention';

describe('IRSA-HY-005', () => {
  it.each(
    checkCases(nameOutsideConvention, {
      parameters: { patterns: ['/backstage/*'] },
      hit: {
        estate: () => undefined,
        about: ROLE,
        says: 'Role /payments-api of account 111122223333 matches none of /backstage/*',
      },
      nearMiss: p => {
        p.roles = [
          aRole({ arn: `arn:aws:iam::${ACCOUNT}:role/backstage/payments-api` }),
        ];
        p.serviceAccounts = [];
      },
      notRead: ['role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
