/**
 * Extension points of the IRSA backend plugin, the service with which other backends ask it, and what it plans identities with.
 *
 * @packageDocumentation
 */

export {
  irsaChecksExtensionPoint,
  type IrsaChecksExtensionPoint,
  irsaSourcesExtensionPoint,
  type IrsaSourcesExtensionPoint,
} from './extensions';
export {
  HttpIrsaService,
  type IrsaService,
  irsaServiceRef,
} from './irsaServiceRef';
export type { ClusterFacts } from './clusters/ClusterFacts';
export { ConfigClusterFacts } from './clusters/ConfigClusterFacts';
export { findCluster } from './clusters/findCluster';
export { manifestText } from './scaffolder/manifestText';
export { readAccessPacks } from './scaffolder/readAccessPacks';
export { readGuardRails } from './scaffolder/readGuardRails';
export {
  planForInput,
  type PlanningContext,
  type PlanningInput,
  type PlanningServices,
} from './scaffolder/planForInput';
export { SourceProblemError } from './SourceProblemError';
export type {
  IrsaSource,
  IrsaSourceProvider,
  SourceItem,
  SourceReadOptions,
} from './sources';
