import { isError } from '@backstage/errors';
import { IamRoles } from './IamRoles';
import { RoleState } from './roleState';

/**
 * Removes a role with its policies, goes on where something fails, and answers with what is left, in sentences. What is gone already is fine.
 */
export async function removeRole(
  roles: IamRoles,
  state: RoleState,
): Promise<string[]> {
  const left: string[] = [];
  const attempt = async (make: () => Promise<void>) => {
    try {
      await make();
    } catch (error) {
      left.push(isError(error) ? error.message : String(error));
    }
  };
  for (const arn of state.managedPolicies) {
    await attempt(() => roles.detach(state.name, arn));
  }
  for (const policy of state.inlinePolicies.keys()) {
    await attempt(() => roles.deleteInline(state.name, policy));
  }
  if (left.length === 0) {
    await attempt(() => roles.delete(state.name));
  }
  return left;
}
