import { ACCOUNT, aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { annotationNamesOtherThing } from './IRSA-SA-005-not-a-role';

const annotated = (value: string) => (p: CheckParts) => {
  p.serviceAccounts = [
    aServiceAccount({ annotations: { 'eks.amazonaws.com/role-arn': value } }),
  ];
};
const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-005', () => {
  it.each(
    checkCases(annotationNamesOtherThing, {
      hit: {
        estate: annotated(
          `arn:aws:iam::${ACCOUNT}:instance-profile/payments-api`,
        ),
        about,
        says: 'names an IAM instance-profile',
      },
      hits: {
        'a session': {
          estate: annotated(
            `arn:aws:sts::${ACCOUNT}:assumed-role/payments-api/x`,
          ),
          about,
          says: 'a resource of sts (assumed-role)',
        },
      },
      nearMiss: {
        'a role': () => undefined,
        'a colon too many, which is another check': annotated(
          `arn:aws:iam::${ACCOUNT}::role/payments-api`,
        ),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
