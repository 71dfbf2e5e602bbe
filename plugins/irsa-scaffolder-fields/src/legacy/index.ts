/**
 * The same fields for portals on the frontend system before the new one.
 *
 * @packageDocumentation
 */

export {
  IrsaAccessPackFieldExtension,
  IrsaClusterFieldExtension,
  IrsaNamespaceFieldExtension,
  IrsaPreviewFieldExtension,
  IrsaServiceAccountFieldExtension,
} from './plugin';
