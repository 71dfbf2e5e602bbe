import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { IrsaSourceProvider } from './sources';

/**
 * Where modules add sources of their own.
 *
 * @public
 */
export interface IrsaSourcesExtensionPoint {
  /** Adds a provider beside those of the configuration; to be called in a module's `init`, before the plugin starts. */
  addSourceProvider(provider: IrsaSourceProvider): void;
}

/**
 * The extension point for sources of the IRSA backend plugin.
 *
 * @public
 */
export const irsaSourcesExtensionPoint =
  createExtensionPoint<IrsaSourcesExtensionPoint>({ id: 'irsa.sources' });
