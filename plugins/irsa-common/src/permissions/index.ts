export * from './portalPermissions';
export { summarizeRolePermissions } from './rolePermissions';
export type {
  AccessLevel,
  BoundarySummary,
  EscalationPath,
  PermissionPlace,
  PermissionsSummary,
  ResourceWildcard,
  ServicePermissions,
  SummarizedPolicy,
} from './types';
