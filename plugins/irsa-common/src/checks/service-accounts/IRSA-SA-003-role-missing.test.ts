import { ACCOUNT, aRole } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { roleMissing } from './IRSA-SA-003-role-missing';

const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-003', () => {
  it.each(
    checkCases(roleMissing, {
      hit: {
        estate: p => {
          p.roles = [];
        },
        about,
        says: 'has no such role',
      },
      hits: {
        'a role with the suffix of name_prefix': {
          estate: p => {
            p.roles = [
              aRole({ arn: `arn:aws:iam::${ACCOUNT}:role/payments-api-2024x` }),
            ];
          },
          about,
          says: 'It has payments-api-2024x.',
        },
      },
      nearMiss: {
        'a role with a path, which is another check': p => {
          p.roles = [
            aRole({ arn: `arn:aws:iam::${ACCOUNT}:role/team/payments-api` }),
          ];
        },
        'a role that is there': () => undefined,
      },
      notRead: ['role'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
