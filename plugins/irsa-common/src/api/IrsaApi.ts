import { CompoundEntityRef } from '@backstage/catalog-model';
import { ErrorExplanation } from '../errors';
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
 * What IRSA answers, over HTTP.
 *
 * @public
 */
export interface IrsaApi {
  /**
   * The AWS identity of a catalog entity.
   *
   * @throws ResponseError with status 404 when the entity does not exist or the catalog does not show it, 403 when the reader lacks
   * `irsa.identity.read` on it.
   */
  getEntityIdentity(
    entity: CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<EntityIdentity>;

  /**
   * The identities of the components of a system, a domain or a group, summed up. Holds only components that the reader may see.
   *
   * @throws ResponseError with status 404 when the catalog does not show the entity, or it is of another kind.
   */
  getRollUp(
    entity: CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<EntityRollUp>;

  /**
   * What is wrong or cannot be known, a page of it.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`, 400 when an option cannot be used.
   */
  listFindings(
    options?: FindingListOptions & { signal?: AbortSignal },
  ): Promise<FindingPage>;

  /**
   * One finding.
   *
   * @throws ResponseError with status 404 when there is none with this id, or none that the reader may see.
   */
  getFinding(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<ReportedFinding>;

  /**
   * The roles that have to do with Kubernetes, a page of them.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`, 400 when an option cannot be used.
   */
  listRoles(
    options?: RoleListOptions & { signal?: AbortSignal },
  ): Promise<RolePage>;

  /**
   * One role, with its trust policy in words.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`, 404 when there is no such role, or none that the
   * reader may see.
   */
  getRole(arn: string, options?: { signal?: AbortSignal }): Promise<RoleDetail>;

  /**
   * Service accounts with their bindings, a page of them.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`, 400 when an option cannot be used.
   */
  listServiceAccounts(
    options?: ServiceAccountListOptions & { signal?: AbortSignal },
  ): Promise<ServiceAccountPage>;

  /**
   * The sources, a page of them.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`.
   */
  listSources(
    options?: ListOptions & { signal?: AbortSignal },
  ): Promise<SourcePage>;

  /**
   * What the backend has to be allowed so that it can read.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`.
   */
  getReadAccess(options?: { signal?: AbortSignal }): Promise<ReadAccess>;

  /**
   * Has one source, or every source, read now.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.refresh`, 404 when there is no such source.
   */
  refresh(options?: { sourceId?: string }): Promise<RefreshResult>;

  /**
   * Compliance over the whole catalog: how much was read, bindings and findings counted, the trend, and what has changed.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`, 400 when an option cannot be used.
   */
  getReport(
    options?: ReportOptions & { signal?: AbortSignal },
  ): Promise<Report>;

  /**
   * The same written in a format, to be saved.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`, 400 when an option cannot be used.
   */
  exportReport(
    format: ReportFormat,
    options?: ReportOptions & { signal?: AbortSignal },
  ): Promise<Blob>;

  /**
   * Findings that somebody accepted until a date, a page of them.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.report.read`, 400 when an option cannot be used.
   */
  listWaivers(
    options?: WaiverListOptions & { signal?: AbortSignal },
  ): Promise<WaiverPage>;

  /**
   * Accepts findings until a date.
   *
   * @throws ResponseError with status 400 when the request cannot be used or is about something that was not read, 403 when the reader
   * lacks `irsa.waiver.create`, 404 when there is no such finding or none that the reader may see, 409 when it is waived already.
   */
  createWaiver(request: WaiverRequest): Promise<Waiver>;

  /**
   * Ends a waiver before its time, so that its findings are open again.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.waiver.create`, 404 when there is no such waiver or none that the
   * reader may see, 409 when it does not hold any more.
   */
  endWaiver(id: string): Promise<Waiver>;

  /**
   * What an error message means and what may have caused it; with an entity, compared with what is known about it. Nothing is stored.
   *
   * @throws ResponseError with status 400 when the text is missing or too long, 404 when the entity does not exist or the catalog does not
   * show it, 403 when the reader lacks `irsa.identity.read` on it.
   */
  explainError(
    request: ErrorExplainRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ErrorExplanation>;

  /**
   * Who can become the role of a trust policy, in sets and sentences, and what the policy says to one request or service account. Nothing is
   * stored.
   *
   * @throws ResponseError with status 400 when a field cannot be used, 404 when there is no such cluster, 403 when `subject` is given and
   * the reader lacks `irsa.report.read`.
   */
  evaluateTrust(
    request: TrustEvaluateRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TrustEvaluateAnswer>;

  /**
   * Who gains and who loses a role by a change of its trust policy, over all clusters. Nothing is stored.
   *
   * @throws ResponseError with status 400 when a field cannot be used, 404 when there is no such role or none that the reader may see, 403
   * when the reader lacks `irsa.report.read`, or `irsa.policy.read` where `before` is the policy that the role has.
   */
  previewTrust(
    request: TrustPreviewRequest,
    options?: { signal?: AbortSignal },
  ): Promise<TrustPreviewAnswer>;

  /**
   * What plans need to know of a cluster.
   *
   * @throws ResponseError with status 404 when no source has read such a cluster, 403 when the reader has neither `irsa.report.read` nor
   * `irsa.role.create`.
   */
  getCluster(
    name: string,
    options?: { signal?: AbortSignal },
  ): Promise<ClusterAnswer>;

  /**
   * The clusters that an identity can be planned for, by name.
   *
   * @throws ResponseError with status 403 when the reader has neither `irsa.report.read` nor `irsa.role.create`.
   */
  listClusters(
    options?: ListOptions & { signal?: AbortSignal },
  ): Promise<ClusterPage>;

  /**
   * The access packs that an identity can be planned with, by id.
   *
   * @throws ResponseError with status 403 when the reader has neither `irsa.report.read` nor `irsa.role.create`.
   */
  listAccessPacks(
    options?: ListOptions & { signal?: AbortSignal },
  ): Promise<AccessPackPage>;

  /**
   * What a template would make of what its form holds: role, policies, manifest, what guard rails and the linter say, and who else would gain.
   * Nothing is stored or enforced.
   *
   * @throws ResponseError with status 400 when a field is missing or of another kind, 403 when the reader has neither `irsa.report.read` nor
   * `irsa.role.create`. What is being typed still and cannot be planned is no error.
   */
  planIdentity(
    request: IdentityPlanRequest,
    options?: { signal?: AbortSignal },
  ): Promise<IdentityPlanAnswer>;
}
