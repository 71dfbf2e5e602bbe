import { ACCOUNT, aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { roleArnMalformed } from './IRSA-SA-001-role-arn-malformed';

const annotated = (value: string) => (p: CheckParts) => {
  p.serviceAccounts = [
    aServiceAccount({ annotations: { 'eks.amazonaws.com/role-arn': value } }),
  ];
};
const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-001', () => {
  it.each(
    checkCases(roleArnMalformed, {
      hit: {
        estate: annotated(`arn:aws:iam::${ACCOUNT}::role/payments-api`),
        about,
        says: 'one colon too many',
      },
      hits: {
        quotes: {
          estate: annotated(`"arn:aws:iam::${ACCOUNT}:role/payments-api"`),
          about,
          says: 'not the ARN of a role',
        },
        'an account id that is too short': {
          estate: annotated('arn:aws:iam::1111:role/payments-api'),
          about,
          says: '12 digits',
        },
      },
      nearMiss: {
        'a role with a path': annotated(`arn:aws:iam::${ACCOUNT}:role/a/b`),
        'an instance profile, which is another check': annotated(
          `arn:aws:iam::${ACCOUNT}:instance-profile/a`,
        ),
        'a bare name, which is another check': annotated('payments-api'),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
