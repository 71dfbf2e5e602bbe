import { ACCOUNT, aRole } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { roleArnSpelling } from './IRSA-SA-004-role-arn-spelling';

const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-004', () => {
  it.each(
    checkCases(roleArnSpelling, {
      hit: {
        estate: p => {
          p.roles = [
            aRole({ arn: `arn:aws:iam::${ACCOUNT}:role/team/payments-api` }),
          ];
        },
        about,
        says: 'role/team/payments-api',
      },
      hits: {
        'another letter case': {
          estate: p => {
            p.roles = [
              aRole({ arn: `arn:aws:iam::${ACCOUNT}:role/Payments-API` }),
            ];
          },
          about,
          says: 'role/Payments-API',
        },
      },
      nearMiss: p => {
        p.roles.push(
          aRole({ arn: `arn:aws:iam::${ACCOUNT}:role/a/payments-api2` }),
        );
      },
      notRead: ['role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
