import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  GuardRails,
  parseRoleArn,
  ROLE_MANAGED_BY,
  RoleArn,
  roleTags,
} from 'backstage-plugin-irsa-common';
import {
  authorizeIdentityChange,
  authorizeUser,
} from '../authorize/authorizeIdentityChange';
import { IamRoles } from '../aws/roles/IamRoles';
import { RoleState } from '../aws/roles/roleState';
import { DEFAULT_REGION, IdentityServices } from './IdentityServices';

/** A role that the actions made, for an entity that the user owns. */
export interface OwnedRole {
  readonly arn: RoleArn;
  readonly roles: IamRoles;
  /** Absent when there is no such role (any more). */
  readonly state: RoleState | undefined;
  /** What the role is for; absent with the role. */
  readonly entityRef: string | undefined;
}

/**
 * Reads a role that is about to be changed. What it was made for, its own tags tell, and not the template.
 *
 * @param region - a region of the account's partition
 * @throws NotAllowedError for a role that was made by something else, for an entity of somebody else, or in an account that no guard rails name.
 */
export async function readOwnedRole(
  roleArn: string,
  credentials: BackstageCredentials,
  services: IdentityServices,
  region: string = DEFAULT_REGION,
): Promise<OwnedRole> {
  await authorizeUser(credentials, services.authorization);
  const arn = requireRoleArn(roleArn);
  requireAccount(arn, services.guardRails);
  const roles = new IamRoles(await services.aws.iam(arn.account, region));
  const state = await roles.read(arn.name);
  if (!state) {
    return { arn, roles, state: undefined, entityRef: undefined };
  }
  if (state.arn !== roleArn) {
    throw new InputError(
      `There is no role ${roleArn}; the role of that name is ${state.arn}. Correct roleArn.`,
    );
  }
  const { [roleTags.entityRef]: entityRef, [roleTags.owner]: owner } =
    state.tags;
  if (
    state.tags[roleTags.managedBy] !== ROLE_MANAGED_BY ||
    entityRef === undefined
  ) {
    throw new NotAllowedError(
      `Role ${roleArn} was not created by irsa:role:create: its tags ${roleTags.managedBy} and ${roleTags.entityRef} do not say so. Change it where it was made.`,
    );
  }
  await authorizeIdentityChange(
    { entityRef, owner },
    credentials,
    services.authorization,
  );
  return { arn, roles, state, entityRef };
}

function requireRoleArn(roleArn: string): RoleArn {
  const parsed = parseRoleArn(roleArn);
  if ('problem' in parsed) {
    throw new InputError(
      `roleArn ${JSON.stringify(
        roleArn.slice(0, 300),
      )} is not the ARN of an IAM role. ${parsed.problem}`,
    );
  }
  return parsed.role;
}

/** Nobody is to make the portal use its credentials in an account that was never meant for it. */
function requireAccount(
  { account }: RoleArn,
  guardRails: readonly GuardRails[],
): void {
  const isNamed = guardRails.some(
    rails =>
      rails.createRole &&
      rails.permissionsBoundary &&
      rails.path &&
      rails.accounts?.includes(account),
  );
  if (!isNamed) {
    throw new NotAllowedError(
      `No guard rails let actions change roles in account ${account}. They have to set createRole, and name accounts, path and permissionsBoundary, in irsa.scaffolder.guardRails.`,
    );
  }
}
