import { AccessGrantRecord } from '../../model';
import { CLUSTER } from '../../resolve/__testUtils__/anEstate';
import { checkCases } from '../__testUtils__/checkCases';
import { CheckParts } from '../__testUtils__/checkParts';
import { weakNamespaceBoundary } from './IRSA-TS-017-weak-namespace-boundary';

const grant = (change: Partial<AccessGrantRecord>) => (p: CheckParts) => {
  p.records.push({
    kind: 'access-grant',
    value: {
      cluster: CLUSTER,
      namespace: 'payments',
      binding: 'RoleBinding/deployers',
      role: 'ClusterRole/edit',
      subjects: [],
      creates: ['pods'],
      ...change,
    },
  });
};

describe('IRSA-TS-017', () => {
  it.each(
    checkCases(weakNamespaceBoundary, {
      hit: {
        estate: grant({ subjects: ['ServiceAccount:ci/runner'] }),
        about: 'namespace:prod-euw1/payments',
        says: 'RoleBinding/deployers in payments lets ServiceAccount:ci/runner create pods, and so run as 1 service account',
      },
      hits: {
        'everybody, in the whole cluster': {
          estate: grant({
            namespace: undefined,
            binding: 'ClusterRoleBinding/all',
            subjects: ['Group:system:authenticated'],
            creates: ['serviceaccounts/token'],
          }),
          about: 'cluster:prod-euw1',
          says: 'create serviceaccounts/token',
          severity: 'high',
        },
      },
      nearMiss: {
        'a group that is named': grant({ subjects: ['Group:payments'] }),
        'a service account of the namespace': grant({
          subjects: ['ServiceAccount:payments/deployer'],
        }),
        'a controller of Kubernetes': grant({
          subjects: ['ServiceAccount:kube-system/replicaset-controller'],
        }),
        'a namespace without roles': grant({
          namespace: 'default',
          subjects: ['Group:system:authenticated'],
        }),
      },
      notRead: ['access-grant', 'service-account'],
    }),
  )('%s', (_, holds) => expect(holds).not.toThrow());
});
