import { PROVIDER } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { providerMissing } from './IRSA-OP-001-provider-missing';

describe('IRSA-OP-001', () => {
  it.each(
    checkCases(providerMissing, {
      hit: {
        estate: p => {
          p.providers = [];
        },
        about: PROVIDER,
        says: 'Account 111122223333 has no OIDC provider for prod-euw1, and 1 service account of it names a role there',
      },
      nearMiss: {
        'a provider without bindings': p => {
          p.serviceAccounts = [];
        },
        'a missing provider that nobody needs': p => {
          p.providers = [];
          p.serviceAccounts = [];
        },
      },
      notRead: ['oidc-provider'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
