import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { IrsaClient } from 'backstage-plugin-irsa-common';
import { irsaApiRef } from '../api';
import { identityRouteRef, rootRouteRef } from './routes';

/**
 * The plugin, for portals on the frontend system before the new one.
 *
 * @public
 */
export const irsaPlugin = createPlugin({
  id: 'irsa',
  routes: { root: rootRouteRef, identity: identityRouteRef },
  apis: [
    createApiFactory({
      api: irsaApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new IrsaClient({ discoveryApi, fetchApi }),
    }),
  ],
});

/**
 * The pages about the whole catalog, for a route such as `/irsa`.
 *
 * @public
 */
export const IrsaPage = irsaPlugin.provide(
  createRoutableExtension({
    name: 'IrsaPage',
    component: () => import('./IrsaPages').then(({ IrsaPages }) => IrsaPages),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab "AWS identity" of an entity page.
 *
 * @public
 */
export const EntityAwsIdentityContent = irsaPlugin.provide(
  createRoutableExtension({
    name: 'EntityAwsIdentityContent',
    component: () =>
      import('../components/AwsIdentity').then(
        ({ AwsIdentity }) => AwsIdentity,
      ),
    mountPoint: identityRouteRef,
  }),
);
