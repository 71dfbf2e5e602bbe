export {
  buildEstate,
  buildEstateInSteps,
  type Estate,
  type EstateAccount,
  type EstateCluster,
  type SnapshotData,
} from './estate';
export { resolveEstate, type ResolvedEstate } from './resolveEstate';
export { ResolveCache } from './resolveCache';
export { ageInWords } from './freshness';
export { assessIdentity, type AssessedIdentity } from './assessIdentity';
export {
  identityStanding,
  identityStatus,
  type BindingStanding,
  type IdentityStanding,
} from './identityStatus';
export { needsAttention, withFindings } from './withFindings';
