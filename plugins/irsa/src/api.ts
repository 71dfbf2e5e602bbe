import { createApiRef } from '@backstage/frontend-plugin-api';
import type { IrsaApi } from 'backstage-plugin-irsa-common';

/**
 * What the tab asks for identities. Replace its factory to answer from elsewhere.
 *
 * @public
 */
export const irsaApiRef = createApiRef<IrsaApi>().with({
  id: 'plugin.irsa.api',
  pluginId: 'irsa',
});
