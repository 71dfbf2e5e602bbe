export { DEFAULT_ACCESS_PACKS } from './defaultAccessPacks';
export { accessPackValueProblem } from './expandAccessPack';
export {
  extendTrustPolicy,
  type ExtendedTrustPolicy,
} from './extendTrustPolicy';
export { ROLE_MANAGED_BY, roleTags } from './identityTags';
export {
  serviceAccountTags,
  taggedServiceAccounts,
} from './serviceAccountTags';
export {
  dnsLabelProblem,
  dnsSubdomainProblem,
  labelKeyProblem,
  labelValueProblem,
} from './kubernetesNames';
export { planIdentity } from './planIdentity';
export type {
  AccessPack,
  AccessPackParameter,
  AccessPackUse,
  IdentityPlan,
  IdentityPlanOptions,
  IdentityRequest,
  PlanCluster,
  PlannedAssociation,
  PlannedManifest,
  PlannedPolicy,
  PlannedRole,
  PolicyStatementInput,
} from './types';
