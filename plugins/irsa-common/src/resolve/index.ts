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
export { assessIdentity, type AssessedIdentity } from './assessIdentity';
