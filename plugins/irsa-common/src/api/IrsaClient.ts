import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { ErrorExplanation } from '../errors';
import { IrsaApi } from './IrsaApi';
import { queryOf } from './queryOf';
import {
  AccessPackPage,
  ClusterAnswer,
  ClusterPage,
  EntityIdentity,
  EntityRollUp,
  ErrorExplainRequest,
  FindingListOptions,
  FindingPage,
  IdentityPlanAnswer,
  IdentityPlanRequest,
  ListOptions,
  ReadAccess,
  RefreshResult,
  Report,
  ReportFormat,
  ReportOptions,
  ReportedFinding,
  RoleDetail,
  RoleListOptions,
  RolePage,
  ServiceAccountListOptions,
  ServiceAccountPage,
  SourcePage,
  TrustEvaluateAnswer,
  TrustEvaluateRequest,
  TrustPreviewAnswer,
  TrustPreviewRequest,
  Waiver,
  WaiverListOptions,
  WaiverPage,
  WaiverRequest,
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
    return this.#request(`/entities/${pathOf(entity)}`, {
      signal: options?.signal,
    });
  }

  /** Asks `GET /api/irsa/v1/roll-ups/{kind}/{namespace}/{name}`, in lower case; see {@link IrsaApi.getRollUp}. */
  async getRollUp(
    entity: CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<EntityRollUp> {
    return this.#request(`/roll-ups/${pathOf(entity)}`, {
      signal: options?.signal,
    });
  }

  /** Asks `GET /api/irsa/v1/findings`; see {@link IrsaApi.listFindings}. */
  async listFindings(
    options?: FindingListOptions & { signal?: AbortSignal },
  ): Promise<FindingPage> {
    return this.#list('/findings', options);
  }

  /** Asks `GET /api/irsa/v1/findings/{id}`; see {@link IrsaApi.getFinding}. */
  async getFinding(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ReportedFinding> {
    return this.#request(`/findings/${encodeURIComponent(id)}`, {
      signal: options?.signal,
    });
  }

  /** Asks `GET /api/irsa/v1/roles`; see {@link IrsaApi.listRoles}. */
  async listRoles(
    options?: RoleListOptions & { signal?: AbortSignal },
  ): Promise<RolePage> {
    return this.#list('/roles', options);
  }

  /** Asks `GET /api/irsa/v1/roles/{arn}`; see {@link IrsaApi.getRole}. */
  async getRole(
    arn: string,
    options?: { signal?: AbortSignal },
  ): Promise<RoleDetail> {
    return this.#request(`/roles/${encodeURIComponent(arn)}`, {
      signal: options?.signal,
    });
  }

  /** Asks `GET /api/irsa/v1/service-accounts`; see {@link IrsaApi.listServiceAccounts}. */
  async listServiceAccounts(
    options?: ServiceAccountListOptions & { signal?: AbortSignal },
  ): Promise<ServiceAccountPage> {
    return this.#list('/service-accounts', options);
  }

  /** Asks `GET /api/irsa/v1/sources`; see {@link IrsaApi.listSources}. */
  async listSources(
    options?: ListOptions & { signal?: AbortSignal },
  ): Promise<SourcePage> {
    return this.#list('/sources', options);
  }

  /** Asks `GET /api/irsa/v1/sources/access`; see {@link IrsaApi.getReadAccess}. */
  async getReadAccess(options?: { signal?: AbortSignal }): Promise<ReadAccess> {
    return this.#request('/sources/access', { signal: options?.signal });
  }

  /** Asks `POST /api/irsa/v1/refresh`; see {@link IrsaApi.refresh}. */
  async refresh(options?: { sourceId?: string }): Promise<RefreshResult> {
    return this.#post('/refresh', options ?? {});
  }

  /** Asks `GET /api/irsa/v1/report`; see {@link IrsaApi.getReport}. */
  async getReport(
    options: ReportOptions & { signal?: AbortSignal } = {},
  ): Promise<Report> {
    const { signal, ...query } = options;
    return this.#request(`/report${queryOf(query)}`, { signal });
  }

  /** Asks `GET /api/irsa/v1/report?format=…`; see {@link IrsaApi.exportReport}. */
  async exportReport(
    format: ReportFormat,
    options: ReportOptions & { signal?: AbortSignal } = {},
  ): Promise<Blob> {
    const { signal, ...query } = options;
    const response = await this.#fetch(
      `/report${queryOf({ ...query, format })}`,
      { signal },
    );
    return response.blob();
  }

  /** Asks `GET /api/irsa/v1/waivers`; see {@link IrsaApi.listWaivers}. */
  async listWaivers(
    options?: WaiverListOptions & { signal?: AbortSignal },
  ): Promise<WaiverPage> {
    return this.#list('/waivers', options);
  }

  /** Asks `POST /api/irsa/v1/waivers`; see {@link IrsaApi.createWaiver}. */
  async createWaiver(request: WaiverRequest): Promise<Waiver> {
    return this.#post('/waivers', request);
  }

  /** Asks `DELETE /api/irsa/v1/waivers/{id}`; see {@link IrsaApi.endWaiver}. */
  async endWaiver(id: string): Promise<Waiver> {
    return this.#request(`/waivers/${encodeURIComponent(id)}`, {
      method: 'DELETE',
    });
  }

  /** Asks `POST /api/irsa/v1/errors/explain`; see {@link IrsaApi.explainError}. */
  async explainError(
    request: ErrorExplainRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ErrorExplanation> {
    return this.#post('/errors/explain', request, options);
  }

  /** Asks `POST /api/irsa/v1/trust/evaluate`; see {@link IrsaApi.evaluateTrust}. */
  async evaluateTrust(
    request: TrustEvaluateRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TrustEvaluateAnswer> {
    return this.#post('/trust/evaluate', request, options);
  }

  /** Asks `POST /api/irsa/v1/trust/preview`; see {@link IrsaApi.previewTrust}. */
  async previewTrust(
    request: TrustPreviewRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TrustPreviewAnswer> {
    return this.#post('/trust/preview', request, options);
  }

  /** Asks `GET /api/irsa/v1/clusters/{name}`; see {@link IrsaApi.getCluster}. */
  async getCluster(
    name: string,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterAnswer> {
    return this.#request(`/clusters/${encodeURIComponent(name)}`, {
      signal: options?.signal,
    });
  }

  /** Asks `GET /api/irsa/v1/clusters`; see {@link IrsaApi.listClusters}. */
  async listClusters(
    options?: ListOptions & { signal?: AbortSignal },
  ): Promise<ClusterPage> {
    return this.#list('/clusters', options);
  }

  /** Asks `GET /api/irsa/v1/access-packs`; see {@link IrsaApi.listAccessPacks}. */
  async listAccessPacks(
    options?: ListOptions & { signal?: AbortSignal },
  ): Promise<AccessPackPage> {
    return this.#list('/access-packs', options);
  }

  /** Asks `POST /api/irsa/v1/identities/plan`; see {@link IrsaApi.planIdentity}. */
  async planIdentity(
    request: IdentityPlanRequest,
    options?: { signal?: AbortSignal },
  ): Promise<IdentityPlanAnswer> {
    return this.#post('/identities/plan', request, options);
  }

  async #post<T>(
    path: string,
    body: object,
    options?: { signal?: AbortSignal },
  ): Promise<T> {
    return this.#request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: options?.signal,
    });
  }

  async #list<T>(
    path: string,
    options: ListOptions & { signal?: AbortSignal } = {},
  ): Promise<T> {
    const { signal, ...query } = options;
    return this.#request(`${path}${queryOf(query)}`, { signal });
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    return (await this.#fetch(path, init)).json();
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('irsa');
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function pathOf({ kind, namespace, name }: CompoundEntityRef): string {
  return [kind, namespace, name]
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/');
}
