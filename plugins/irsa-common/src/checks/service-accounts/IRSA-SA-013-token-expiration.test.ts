import { aServiceAccount, ROLE } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { tokenExpirationIgnored } from './IRSA-SA-013-token-expiration';

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
const about = 'serviceaccount:prod-euw1/payments/payments-api';

describe('IRSA-SA-013', () => {
  it.each(
    checkCases(tokenExpirationIgnored, {
      hit: { estate: lifetime('1h'), about, says: 'cannot read and ignores' },
      hits: {
        'too short a time': {
          estate: lifetime('300'),
          about,
          says: 'raises to 600',
        },
      },
      nearMiss: lifetime('600'),
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
