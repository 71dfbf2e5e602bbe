import type { EntityIdentity } from 'backstage-plugin-irsa-common';
import { aBinding } from './aBinding';
import { aSource } from './aSource';

/** The identity of a component with one binding that works. */
export function anIdentity(
  overrides: Partial<EntityIdentity> = {},
): EntityIdentity {
  return {
    entityRef: 'component:default/refund-worker',
    status: 'works',
    sentence:
      'Works: refund-worker can use AWS through a role that trusts only its own service account.',
    policyText: true,
    place: { entityRef: 'component:default/refund-worker' },
    declared: [],
    differences: [],
    findings: [],
    search: {
      clusters: ['prod-euw1', 'prod-use1'],
      notRead: [],
      selector: 'backstage.io/kubernetes-id=refund-worker',
      serviceAccounts: [],
      problems: [],
    },
    workloads: [
      {
        cluster: 'prod-use1',
        namespace: 'payments',
        kind: 'Deployment',
        name: 'refund-worker',
        serviceAccount: {
          cluster: 'prod-use1',
          namespace: 'payments',
          name: 'refund-worker',
        },
        pods: 2,
      },
    ],
    bindings: [aBinding()],
    roles: [
      {
        arn: 'arn:aws:iam::111122223333:role/payments-refund-worker',
        account: '111122223333',
        trustScope: 'exact',
        does: [
          {
            cluster: 'prod-use1',
            namespace: 'payments',
            name: 'refund-worker',
            entityRefs: ['component:default/refund-worker'],
          },
        ],
        can: [
          {
            cluster: 'prod-use1',
            namespace: 'payments',
            name: 'refund-worker',
            entityRefs: ['component:default/refund-worker'],
          },
        ],
        could: [],
        otherPrincipals: [],
        unknown: [],
        others: false,
      },
    ],
    sources: [
      aSource({
        id: 'files:fleet/accounts/111122223333',
        title: 'IAM 111122223333',
      }),
      aSource(),
    ],
    ...overrides,
  };
}
