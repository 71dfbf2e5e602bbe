import { anAssociation } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { associationDangling } from './IRSA-PI-005-association-dangling';

describe('IRSA-PI-005', () => {
  it.each(
    checkCases(associationDangling, {
      hit: {
        estate: p => {
          p.associations = [anAssociation({ serviceAccount: 'gone' })];
        },
        about: 'serviceaccount:prod-euw1/payments/gone',
        says: 'to a service account that does not exist',
      },
      hits: {
        'a namespace': {
          estate: p => {
            p.associations = [anAssociation({ namespace: 'gone' })];
          },
          about: 'serviceaccount:prod-euw1/gone/payments-api',
          says: 'to a namespace that does not exist',
        },
      },
      nearMiss: p => {
        p.associations = [anAssociation()];
      },
      notRead: ['service-account', 'namespace'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
