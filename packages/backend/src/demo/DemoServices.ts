import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { IrsaApi, IrsaClient } from 'backstage-plugin-irsa-common';
import { Estate } from './estate/Estate';
import { DemoConfig } from './readDemoConfig';

/** What the demo's actions rest on. */
export interface DemoServices {
  readonly demo: DemoConfig;
  readonly estate: Estate;
  readonly catalog: CatalogService;
  readonly events: EventsService;
  /** The irsa backend, asked as whoever started the template. */
  readonly irsa: (credentials: BackstageCredentials) => IrsaApi;
}

/** The irsa backend over HTTP, as {@link DemoServices.irsa}. */
export function irsaOf(options: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}): DemoServices['irsa'] {
  const { auth, discovery } = options;
  return credentials =>
    new IrsaClient({
      discoveryApi: discovery,
      fetchApi: {
        fetch: async (input, init) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'irsa',
          });
          const headers = new Headers(init?.headers);
          headers.set('Authorization', `Bearer ${token}`);
          return fetch(input, { ...init, headers });
        },
      },
    });
}
