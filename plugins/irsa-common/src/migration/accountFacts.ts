import type { ClusterAccount } from '../api/types/cluster';
import { MigrationCluster, MigrationRequest } from './types';

/** What was read of an account for the roles of a cluster; absent where nothing was. */
export function accountFor(
  { accounts = [] }: MigrationCluster,
  account: string,
): ClusterAccount | undefined {
  return accounts.find(each => each.account === account);
}

/** The size that trust policies of an account may have; absent where it was not read. */
export function trustPolicyQuota(
  { clusters }: MigrationRequest,
  account: string,
): number | undefined {
  return clusters
    .map(each => accountFor(each, account)?.trustPolicySizeQuota)
    .find(each => each !== undefined);
}
