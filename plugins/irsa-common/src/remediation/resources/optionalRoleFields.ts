import { RoleResource } from './awsResource';

/** What a role may leave to AWS's defaults, under the names that ACK and Crossplane have for it. */
export function optionalRoleFields(
  role: RoleResource,
): Record<string, unknown> {
  return {
    ...(role.path === '/' ? {} : { path: role.path }),
    ...(role.description === undefined
      ? {}
      : { description: role.description }),
    ...(role.permissionsBoundaryArn === undefined
      ? {}
      : { permissionsBoundary: role.permissionsBoundaryArn }),
    ...(role.maxSessionDuration === undefined
      ? {}
      : { maxSessionDuration: role.maxSessionDuration }),
  };
}
