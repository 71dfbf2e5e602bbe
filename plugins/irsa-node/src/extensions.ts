import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { Check } from 'backstage-plugin-irsa-common';
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

/**
 * Where modules add checks of their own.
 *
 * @public
 */
export interface IrsaChecksExtensionPoint {
  /**
   * Adds checks beside those of the plugin; to be called in a module's `init`, before the plugin starts. Their ids must be their own, for
   * instance `ACME-SA-001`, and stay the same for ever, since findings and waivers hang on them.
   */
  addChecks(...checks: readonly Check[]): void;
}

/**
 * The extension point for checks of the IRSA backend plugin.
 *
 * @public
 */
export const irsaChecksExtensionPoint =
  createExtensionPoint<IrsaChecksExtensionPoint>({ id: 'irsa.checks' });
