import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { IrsaSourceProvider } from './sources';

/**
 * Where modules add sources of their own.
 *
 * @public
 */
export interface IrsaSourcesExtensionPoint {
  addSourceProvider(provider: IrsaSourceProvider): void;
}

/**
 * The extension point for sources of the IRSA backend plugin.
 *
 * @public
 */
export const irsaSourcesExtensionPoint =
  createExtensionPoint<IrsaSourcesExtensionPoint>({ id: 'irsa.sources' });
