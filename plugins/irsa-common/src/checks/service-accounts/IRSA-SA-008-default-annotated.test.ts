import {
  anAssociation,
  aServiceAccount,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { defaultServiceAccountAnnotated } from './IRSA-SA-008-default-annotated';

const about = 'serviceaccount:prod-euw1/payments/default';

describe('IRSA-SA-008', () => {
  it.each(
    checkCases(defaultServiceAccountAnnotated, {
      hit: {
        estate: p =>
          p.serviceAccounts.push(aServiceAccount({ name: 'default' })),
        about,
        says: 'every pod of the namespace',
      },
      hits: {
        'an association': {
          estate: p => {
            p.serviceAccounts.push(
              aServiceAccount({ name: 'default', annotations: {} }),
            );
            p.associations.push(anAssociation({ serviceAccount: 'default' }));
          },
          about,
          says: 'every pod of the namespace',
        },
      },
      nearMiss: p =>
        p.serviceAccounts.push(
          aServiceAccount({ name: 'default', annotations: {} }),
        ),
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
