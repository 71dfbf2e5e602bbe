import { aServiceAccount, ROLE } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { tokenLivesTooLong } from './IRSA-SA-014-token-lives-too-long';

const lifetime = (value: string) => (p: CheckParts) => {
  p.serviceAccounts = [
    aServiceAccount({
      annotations: {
        'eks.amazonaws.com/role-arn': ROLE,
        'eks.amazonaws.com/token-expiration': value,
      },
    }),
  ];
};

describe('IRSA-SA-014', () => {
  it.each(
    checkCases(tokenLivesTooLong, {
      hit: {
        estate: lifetime('604800'),
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'at most 86400',
      },
      nearMiss: lifetime('86400'),
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
