export {
  buildEstate,
  type Estate,
  type EstateAccount,
  type EstateCluster,
  type SnapshotData,
} from './estate';
export { resolveEntities } from './resolveEntities';
export { assessIdentity } from './assessIdentity';
