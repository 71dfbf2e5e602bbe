import { aServiceAccount, ROLE } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { regionalEndpointsUnreadable } from './IRSA-SA-015-regional-endpoints-unreadable';

const regional = (value: string) => (p: CheckParts) => {
  p.serviceAccounts = [
    aServiceAccount({
      annotations: {
        'eks.amazonaws.com/role-arn': ROLE,
        'eks.amazonaws.com/sts-regional-endpoints': value,
      },
    }),
  ];
};

describe('IRSA-SA-015', () => {
  it.each(
    checkCases(regionalEndpointsUnreadable, {
      hit: {
        estate: regional('yes'),
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: "has 'yes' for regional STS endpoints",
      },
      nearMiss: {
        'a word for true': regional('T'),
        'a word for false': regional('0'),
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
