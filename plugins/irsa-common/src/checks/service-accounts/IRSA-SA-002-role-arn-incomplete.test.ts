import { aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { roleArnIncomplete } from './IRSA-SA-002-role-arn-incomplete';

const annotated = (annotations: Record<string, string>) => (p: CheckParts) => {
  p.serviceAccounts = [aServiceAccount({ annotations })];
};
const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-002', () => {
  it.each(
    checkCases(roleArnIncomplete, {
      hit: {
        estate: annotated({ 'eks.amazonaws.com/role-arn': '' }),
        about,
        says: 'is empty',
      },
      hits: {
        'a bare name': {
          estate: annotated({ 'eks.amazonaws.com/role-arn': 'payments-api' }),
          about,
          says: "is 'payments-api'",
        },
      },
      nearMiss: annotated({}),
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
