/**
 * Extension points of the IRSA backend plugin.
 *
 * @packageDocumentation
 */

export {
  irsaChecksExtensionPoint,
  type IrsaChecksExtensionPoint,
  irsaSourcesExtensionPoint,
  type IrsaSourcesExtensionPoint,
} from './extensions';
export { SourceProblemError } from './SourceProblemError';
export type {
  IrsaSource,
  IrsaSourceProvider,
  SourceItem,
  SourceReadOptions,
} from './sources';
