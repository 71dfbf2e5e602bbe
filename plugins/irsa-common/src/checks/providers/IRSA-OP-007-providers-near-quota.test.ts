import { ACCOUNT } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { providersNearQuota } from './IRSA-OP-007-providers-near-quota';

const providers = (count: number) => (p: CheckParts) => {
  p.providers = Array.from({ length: count }, (_, index) => ({
    account: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/issuer-${index}`,
    url: `issuer-${index}`,
    clientIds: [],
  }));
};

describe('IRSA-OP-007', () => {
  it.each(
    checkCases(providersNearQuota, {
      hit: {
        estate: providers(80),
        about: `account:${ACCOUNT}`,
        says: 'has 80 of 100 OIDC providers',
      },
      nearMiss: providers(79),
      notRead: ['oidc-provider'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
