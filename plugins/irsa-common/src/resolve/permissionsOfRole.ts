import { RoleRecord } from '../model';
import { PermissionsSummary, summarizeRolePermissions } from '../permissions';
import { EstateAccount } from './estate';
import { memoize, remember } from './memoize';

/** Everything that a summary rests on beside the managed policies of the account. */
function policiesText(role: RoleRecord): string {
  const { attachedPolicies, inlinePolicies, permissionsBoundary, name } = role;
  return JSON.stringify([
    attachedPolicies ?? null,
    inlinePolicies?.map(each => [each.name, each.document]) ?? null,
    permissionsBoundary ?? null,
    // What was not read is told with the name of the role.
    attachedPolicies && inlinePolicies ? null : name,
  ]);
}

/** Roles are made by few templates, so many of an account have the same policies: these are summed up once. */
const inAccount = memoize((account: EstateAccount) => {
  const summaries = new Map<string, PermissionsSummary>();
  return remember((role: RoleRecord) => {
    const key = policiesText(role);
    const summary =
      summaries.get(key) ?? summarizeRolePermissions(role, account.policies);
    summaries.set(key, summary);
    return summary;
  });
});

/** What a role of an account may do, summed up once. */
export function permissionsOfRole(
  account: EstateAccount,
  role: RoleRecord,
): PermissionsSummary {
  return inAccount(account)(role);
}
