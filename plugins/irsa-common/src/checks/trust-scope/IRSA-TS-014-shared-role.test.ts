import {
  aServiceAccount,
  CLUSTER,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { SUBJECT, subject, trusts } from '../__testUtils__/trust';
import { sharedRole } from './IRSA-TS-014-shared-role';

const alsoOrders = (p: CheckParts) => {
  trusts(
    subject('StringEquals', [SUBJECT, 'system:serviceaccount:orders:worker']),
  )(p);
  p.serviceAccounts.push(
    aServiceAccount({ namespace: 'orders', name: 'worker', annotations: {} }),
  );
};
const ownedBy = (owner: string) => (p: CheckParts) => {
  alsoOrders(p);
  p.entities.push({
    name: 'orders',
    owner,
    serviceAccounts: [
      { cluster: CLUSTER, namespace: 'orders', name: 'worker' },
    ],
  });
};

describe('IRSA-TS-014', () => {
  it.each(
    checkCases(sharedRole, {
      hit: {
        estate: ownedBy('group:default/orders'),
        about: ROLE,
        says: 'service accounts of group:default/orders, group:default/payments',
      },
      hits: {
        'one that the catalog does not know': {
          estate: alsoOrders,
          about: ROLE,
          says: 'namespace orders',
        },
      },
      nearMiss: {
        'two service accounts of one owner': ownedBy('group:default/payments'),
        'one service account': () => undefined,
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
