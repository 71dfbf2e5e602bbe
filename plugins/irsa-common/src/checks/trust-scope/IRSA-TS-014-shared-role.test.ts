import {
  aServiceAccount,
  CLUSTER,
  ROLE,
} from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { all } from '../__testUtils__/pods';
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
        'one that an annotation sends to a role that is open to all': {
          estate: all(
            ownedBy('group:default/orders'),
            trusts(subject('StringLike', 'system:serviceaccount:*:*')),
            p => {
              p.serviceAccounts = p.serviceAccounts.map(each => ({
                ...each,
                annotations: p.serviceAccounts[0].annotations,
              }));
            },
          ),
          about: ROLE,
          says: 'service accounts of group:default/orders, group:default/payments',
        },
        'one that the catalog does not know': {
          estate: alsoOrders,
          about: ROLE,
          says: 'namespace orders',
        },
      },
      nearMiss: {
        'two service accounts of one owner': ownedBy('group:default/payments'),
        'one service account': () => undefined,
        'one that nothing but a wildcard lets in': all(
          ownedBy('group:default/orders'),
          trusts(subject('StringLike', 'system:serviceaccount:*:*')),
        ),
        'a neighbour in the same namespace that no entity claims': p => {
          trusts(
            subject('StringEquals', [
              SUBJECT,
              'system:serviceaccount:payments:worker',
            ]),
          )(p);
          p.serviceAccounts.push(
            aServiceAccount({ name: 'worker', annotations: {} }),
          );
        },
      },
      notRead: ['service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
