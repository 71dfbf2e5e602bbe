import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { IrsaApi, IrsaClient } from 'backstage-plugin-irsa-common';

/** Asks the irsa backend, as whoever started the template, so that it answers with what they may see. */
export type EstateClient = (credentials: BackstageCredentials) => IrsaApi;

/** The irsa backend over HTTP. */
export function estateClient(options: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}): EstateClient {
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
