import { RoleRecord } from '../model';
import { PermissionsSummary, summarizeRolePermissions } from '../permissions';
import { EstateAccount } from './estate';
import { memoize } from './memoize';

const inAccount = memoize((account: EstateAccount) =>
  memoize((role: RoleRecord) =>
    summarizeRolePermissions(role, account.policies),
  ),
);

/** What a role of an account may do, summed up once. */
export function permissionsOfRole(
  account: EstateAccount,
  role: RoleRecord,
): PermissionsSummary {
  return inAccount(account)(role);
}
