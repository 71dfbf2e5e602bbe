import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To see which AWS roles an entity's service accounts become. Decided per catalog entity, so policies can use the catalog's rules.
 *
 * @public
 */
export const irsaIdentityReadPermission = createPermission({
  name: 'irsa.identity.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * To see fleet-wide lists: sources, roles, the report, and service accounts that no entity claims.
 *
 * @public
 */
export const irsaReportReadPermission = createPermission({
  name: 'irsa.report.read',
  attributes: { action: 'read' },
});

/**
 * To see the text of policy documents. Cause, fix and check are complete without it.
 *
 * @public
 */
export const irsaPolicyReadPermission = createPermission({
  name: 'irsa.policy.read',
  attributes: { action: 'read' },
});

/**
 * To have sources read now.
 *
 * @public
 */
export const irsaRefreshPermission = createPermission({
  name: 'irsa.refresh',
  attributes: { action: 'update' },
});

/**
 * To have scaffolder actions create, change or delete roles, associations and service accounts. Whose they may be, the ownership of the entity decides.
 *
 * @public
 */
export const irsaRoleCreatePermission = createPermission({
  name: 'irsa.role.create',
  attributes: { action: 'create' },
});

/**
 * To accept findings until a date, and to end that early. The findings must be visible too.
 *
 * @public
 */
export const irsaWaiverCreatePermission = createPermission({
  name: 'irsa.waiver.create',
  attributes: { action: 'create' },
});

/**
 * Every permission of IRSA.
 *
 * @public
 */
export const irsaPermissions = [
  irsaIdentityReadPermission,
  irsaReportReadPermission,
  irsaPolicyReadPermission,
  irsaRefreshPermission,
  irsaRoleCreatePermission,
];
