import type { Hop, HopKind, HopStatus } from 'backstage-plugin-irsa-common';

const ACCOUNT = 'files:fleet/accounts/111122223333';
const CLUSTER = 'files:fleet/clusters/prod-use1';
const ROLE = 'arn:aws:iam::111122223333:role/payments-refund-worker';

/** A lane of five hops that work, but for those whose status is given. */
export function aLane(
  statuses: Partial<Record<HopKind, HopStatus>> = {},
  overrides: Partial<Record<HopKind, Partial<Hop>>> = {},
): Hop[] {
  const hops: Hop[] = [
    {
      hop: 'workload',
      status: 'works',
      ref: 'workload:prod-use1/payments/Deployment/refund-worker',
      name: 'refund-worker',
      fact: '2 of 2 pods carry the role',
      sources: [CLUSTER],
    },
    {
      hop: 'service-account',
      status: 'works',
      ref: 'serviceaccount:prod-use1/payments/refund-worker',
      name: 'payments/refund-worker',
      fact: 'Annotation names the role',
      sources: [CLUSTER],
    },
    {
      hop: 'provider',
      status: 'works',
      ref: 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/7F3A0000000000000000000000C21E',
      name: 'prod-use1, 7F3A…C21E',
      fact: 'Registered in the role’s account, audience matches',
      sources: [ACCOUNT],
    },
    {
      hop: 'role',
      status: 'works',
      ref: ROLE,
      name: 'payments-refund-worker',
      fact: 'Trusts only this service account',
      sources: [ACCOUNT],
    },
    {
      hop: 'permissions',
      status: 'works',
      ref: ROLE,
      name: '2 policies',
      fact: 'refund-queue, AmazonS3ReadOnlyAccess',
      sources: [ACCOUNT],
    },
  ];
  return hops.map(hop => ({
    ...hop,
    status: statuses[hop.hop] ?? hop.status,
    ...overrides[hop.hop],
  }));
}
