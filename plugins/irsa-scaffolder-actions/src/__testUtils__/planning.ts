import {
  GuardRails,
  DEFAULT_GUARD_RAILS,
  DEFAULT_ACCESS_PACKS,
  PlanCluster,
} from 'backstage-plugin-irsa-common';
import { PlanningServices } from 'backstage-plugin-irsa-node';

export const ACCOUNT = '111122223333';

export function aCluster(
  name: string,
  region: string,
  account: string = ACCOUNT,
): PlanCluster {
  return {
    name,
    arn: `arn:aws:eks:${region}:${account}:cluster/${name}`,
    issuer: `https://oidc.eks.${region}.amazonaws.com/id/${name.toLocaleUpperCase(
      'en-US',
    )}`,
  };
}

/** Guard rails that let anything be created in an account. */
export function guardRailsOf(
  account: string,
  overrides: Partial<GuardRails> = {},
): GuardRails {
  return {
    ...DEFAULT_GUARD_RAILS,
    name: 'production',
    createRole: true,
    accounts: [account],
    permissionsBoundary:
      'arn:{partition}:iam::{account}:policy/workload-boundary',
    path: '/backstage/{namespace}/',
    ...overrides,
  };
}

export function planning(
  account: string = ACCOUNT,
  overrides: Partial<GuardRails> = {},
): PlanningServices {
  const clusters = new Map(
    [
      aCluster('prod-euw1', 'eu-west-1', account),
      aCluster('prod-use1', 'us-east-1', account),
    ].map(each => [each.name, each]),
  );
  return {
    guardRails: [guardRailsOf(account, overrides)],
    accessPacks: DEFAULT_ACCESS_PACKS,
    clusters: [{ find: async name => clusters.get(name) }],
    now: () => new Date('2026-11-24T12:00:00Z'),
  };
}
