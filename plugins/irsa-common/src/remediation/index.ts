export { renderFirstRemediation, renderRemediation } from './renderRemediation';
export { managedBy } from './managedBy';
export type { ManagedBy, ManagingTool } from './managedBy';
export type { Remediation, RemediationTarget } from './targets';
export {
  identityDocuments,
  identityForms,
  writeIdentity,
  writePlannedIdentity,
} from './identity/writeIdentity';
export type { IdentityDocuments } from './identity/writeIdentity';
export type { IdentityOptions } from './identity/identity';
export { IdentityInputError } from './identity/types';
export type {
  IdentityCluster,
  IdentityFile,
  IdentityForm,
  IdentityInlinePolicy,
  IdentityRole,
  IdentitySpec,
} from './identity/types';
