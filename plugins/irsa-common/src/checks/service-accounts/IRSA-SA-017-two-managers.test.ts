import { aServiceAccount } from '../../resolve/__testUtils__/anEstate';
import { CheckParts } from '../__testUtils__/checkParts';
import { checkCases } from '../__testUtils__/checkCases';
import { annotationHasTwoManagers } from './IRSA-SA-017-two-managers';

const managedBy =
  (...managers: string[]) =>
  (p: CheckParts) => {
    p.serviceAccounts = [
      aServiceAccount({
        annotationManagers: managers.map(manager => ({ manager })),
      }),
    ];
  };

describe('IRSA-SA-017', () => {
  it.each(
    checkCases(annotationHasTwoManagers, {
      hit: {
        estate: managedBy('helm', 'eksctl'),
        about: 'serviceaccount:prod-euw1/payments/payments-api',
        says: 'set by eksctl, helm',
      },
      nearMiss: { 'one manager that wrote twice': managedBy('helm', 'helm') },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
