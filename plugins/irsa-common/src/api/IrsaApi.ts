import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  EntityIdentity,
  FindingListOptions,
  FindingPage,
  ListOptions,
  RefreshResult,
  ReportedFinding,
  RoleDetail,
  RoleListOptions,
  RolePage,
  ServiceAccountListOptions,
  ServiceAccountPage,
  SourcePage,
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
   * Has one source, or every source, read now.
   *
   * @throws ResponseError with status 403 when the reader lacks `irsa.refresh`, 404 when there is no such source.
   */
  refresh(options?: { sourceId?: string }): Promise<RefreshResult>;
}
