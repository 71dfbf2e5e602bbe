import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { IrsaApi } from './IrsaApi';
import {
  EntityIdentity,
  ListOptions,
  RefreshResult,
  SourcePage,
} from './types';

/**
 * {@link IrsaApi} over HTTP, for frontends and backends.
 *
 * @public
 */
export class IrsaClient implements IrsaApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** Asks `GET /api/irsa/v1/entities/{kind}/{namespace}/{name}`, in lower case; see {@link IrsaApi.getEntityIdentity}. */
  async getEntityIdentity(
    entity: CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<EntityIdentity> {
    const path = [entity.kind, entity.namespace, entity.name]
      .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
      .join('/');
    return this.#request(`/entities/${path}`, { signal: options?.signal });
  }

  /** Asks `GET /api/irsa/v1/sources`; see {@link IrsaApi.listSources}. */
  async listSources(
    options?: ListOptions & { signal?: AbortSignal },
  ): Promise<SourcePage> {
    const query = new URLSearchParams();
    if (options?.limit !== undefined) {
      query.set('limit', String(options.limit));
    }
    if (options?.cursor !== undefined) {
      query.set('cursor', options.cursor);
    }
    return this.#request(`/sources?${query}`, { signal: options?.signal });
  }

  /** Asks `POST /api/irsa/v1/refresh`; see {@link IrsaApi.refresh}. */
  async refresh(options?: { sourceId?: string }): Promise<RefreshResult> {
    return this.#request('/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(options ?? {}),
    });
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('irsa');
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
