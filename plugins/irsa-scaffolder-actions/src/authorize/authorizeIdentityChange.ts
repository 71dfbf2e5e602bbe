import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isError, NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { irsaRoleCreatePermission } from 'backstage-plugin-irsa-common';

/** What {@link authorizeIdentityChange} asks. */
export interface AuthorizationServices {
  readonly auth: AuthService;
  readonly permissions: PermissionsService;
  readonly userInfo: UserInfoService;
  readonly catalog: CatalogService;
}

/** Whose identity is to be changed. */
export interface IdentityOwnership {
  /** The entity that the role is for. */
  readonly entityRef: string;
  /** Its owner, for an entity that the catalog does not have yet. */
  readonly owner?: string;
}

/**
 * Lets a change of an entity's identity pass only for a user who has the permission `irsa.role.create` and who belongs to the entity's owners.
 *
 * @returns the owner that the user belongs to, and the entity's full reference
 * @throws NotAllowedError otherwise, and when it cannot be told who owns it.
 */
export async function authorizeIdentityChange(
  { entityRef, owner }: IdentityOwnership,
  credentials: BackstageCredentials,
  services: AuthorizationServices,
): Promise<{ entityRef: string; owner: string }> {
  const { auth, userInfo, catalog } = services;
  const user = await authorizeUser(credentials, services);
  const ref = fullRef(entityRef, 'component');
  const owners = await ownersOf(ref, owner, user, { auth, catalog });
  const { ownershipEntityRefs } = await userInfo.getUserInfo(user);
  const mine = new Set(ownershipEntityRefs.map(each => fullRef(each, 'group')));
  const own = owners.find(each => mine.has(each));
  if (own === undefined) {
    throw new NotAllowedError(
      `${ref} is owned by ${owners.join(
        ', ',
      )}, and you do not belong to it. Have somebody who does run the template.`,
    );
  }
  return { entityRef: ref, owner: own };
}

/**
 * Lets only a user pass who has the permission `irsa.role.create`.
 *
 * @throws NotAllowedError otherwise.
 */
export async function authorizeUser(
  credentials: BackstageCredentials,
  { auth, permissions }: Pick<AuthorizationServices, 'auth' | 'permissions'>,
): Promise<BackstageCredentials<BackstageUserPrincipal>> {
  if (!auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError(
      'Only a user may change AWS identities, and this task was started by a service. Start it as a user of the portal.',
    );
  }
  const [decision] = await permissions.authorize(
    [{ permission: irsaRoleCreatePermission }],
    { credentials },
  );
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      'You do not have the permission irsa.role.create. Ask whoever decides on permissions in the portal.',
    );
  }
  return credentials;
}

async function ownersOf(
  ref: string,
  owner: string | undefined,
  credentials: BackstageCredentials<BackstageUserPrincipal>,
  { auth, catalog }: Pick<AuthorizationServices, 'auth' | 'catalog'>,
): Promise<string[]> {
  const entity = await catalog.getEntityByRef(ref, { credentials });
  if (entity) {
    return ownersOfEntity(entity, ref);
  }
  const service = await auth.getOwnServiceCredentials();
  // An entity that is hidden from the user has an owner, whom the user may not choose.
  if (await catalog.getEntityByRef(ref, { credentials: service })) {
    throw new NotAllowedError(
      `The catalog does not show you an entity ${ref} that you could change. Use another name, or ask its owner.`,
    );
  }
  if (owner === undefined) {
    throw new NotAllowedError(
      `The catalog has no entity ${ref}, so that its owner is unknown. Give owner, the group that will own it.`,
    );
  }
  const ownerRef = fullRef(owner, 'group');
  if (!(await catalog.getEntityByRef(ownerRef, { credentials }))) {
    throw new NotAllowedError(
      `The catalog has no ${ownerRef}, so that the owner of ${ref} is unknown. Give owner, a group or user of the catalog.`,
    );
  }
  return [ownerRef];
}

function ownersOfEntity(entity: Entity, ref: string): string[] {
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => fullRef(targetRef, 'group'));
  if (owners.length === 0) {
    throw new NotAllowedError(
      `${ref} has no owner in the catalog, so that nobody may change its AWS identity. Give it an owner.`,
    );
  }
  return owners;
}

function fullRef(ref: string, defaultKind: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
  } catch (error) {
    throw new NotAllowedError(
      `${JSON.stringify(ref)} is not the reference of an entity${
        isError(error) ? ` (${error.message})` : ''
      }. Give it as <kind>:<namespace>/<name>.`,
    );
  }
}
