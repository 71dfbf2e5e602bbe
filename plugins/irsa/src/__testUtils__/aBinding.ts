import type { EntityBinding } from 'backstage-plugin-irsa-common';
import { aLane } from './aLane';

/** A binding that works. */
export function aBinding(
  overrides: Partial<EntityBinding> = {},
): EntityBinding {
  return {
    serviceAccount: {
      cluster: 'prod-use1',
      namespace: 'payments',
      name: 'refund-worker',
    },
    roleArn: 'arn:aws:iam::111122223333:role/payments-refund-worker',
    mechanism: 'irsa',
    configured: true,
    verdict: 'works',
    status: 'works',
    reasons: [],
    workloads: ['workload:prod-use1/payments/Deployment/refund-worker'],
    lane: aLane(),
    ...overrides,
  };
}
