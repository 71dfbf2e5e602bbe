import { RoleRecord } from '../model';
import { PermissionsSummary, summarizeRolePermissions } from '../permissions';
import { EstateAccount } from './estate';
import { memoize, remember } from './memoize';

const inAccount = memoize((account: EstateAccount) =>
  remember((role: RoleRecord) =>
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
