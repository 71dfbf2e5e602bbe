import { DEFAULT_GUARD_RAILS, GuardRails } from '../../guardrails';
import { DEFAULT_ACCESS_PACKS } from '../defaultAccessPacks';
import { IdentityPlanOptions, IdentityRequest, PlanCluster } from '../types';

export const ACCOUNT = '111122223333';
export const NOW = '2026-11-24T12:00:00Z';

export const PROD: PlanCluster = {
  name: 'prod-euw1',
  arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod-euw1`,
  issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF',
};

export const GREEN: PlanCluster = {
  name: 'green-euw1',
  arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/green-euw1`,
  issuer: 'https://oidc.eks.eu-west-1.amazonaws.com/id/FEDCBA9876543210',
};

export function aRequest(
  overrides: Partial<IdentityRequest> = {},
): IdentityRequest {
  return {
    clusters: [PROD],
    namespace: 'payments',
    serviceAccount: 'refund-worker',
    mechanism: 'irsa',
    ...overrides,
  };
}

/** Guard rails that name everything that creating a role needs. */
export function someGuardRails(
  overrides: Partial<GuardRails> = {},
): GuardRails {
  return {
    ...DEFAULT_GUARD_RAILS,
    name: 'production',
    createRole: true,
    accounts: [ACCOUNT],
    permissionsBoundary:
      'arn:{partition}:iam::{account}:policy/workload-boundary',
    path: '/backstage/{namespace}/',
    ...overrides,
  };
}

export function planOptions(
  rails: Partial<GuardRails> | undefined = {},
  overrides: Partial<IdentityPlanOptions> = {},
): IdentityPlanOptions {
  return {
    guardRails: [someGuardRails(rails)],
    accessPacks: DEFAULT_ACCESS_PACKS,
    now: NOW,
    purpose: 'create',
    ...overrides,
  };
}
