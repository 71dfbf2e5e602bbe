import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { IrsaApi, IrsaClient } from 'backstage-plugin-irsa-common';

/**
 * The IRSA backend, for other backend plugins and modules.
 *
 * @public
 */
export interface IrsaService {
  /** Asks as somebody, so that each answer holds what they may see. */
  as(credentials: BackstageCredentials): IrsaApi;
}

/**
 * Reaches the IRSA backend over HTTP, wherever it runs, with a token for whom it is asked.
 *
 * @public
 */
export class HttpIrsaService implements IrsaService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: {
    readonly auth: AuthService;
    readonly discovery: DiscoveryService;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  /** See {@link IrsaService.as}. */
  as(credentials: BackstageCredentials): IrsaApi {
    return new IrsaClient({
      discoveryApi: this.#discovery,
      fetchApi: {
        fetch: async (input, init) => {
          const { token } = await this.#auth.getPluginRequestToken({
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
}

/**
 * Gives a backend plugin or module the {@link IrsaService}.
 *
 * @public
 */
export const irsaServiceRef = createServiceRef<IrsaService>({
  id: 'irsa',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: options => new HttpIrsaService(options),
    }),
});
