import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EntityIdentity,
  EntityRollUp,
  FindingListOptions,
  FindingPage,
  ListOptions,
  ReadAccess,
  RefreshResult,
  ReportedFinding,
  RoleDetail,
  RoleListOptions,
  RolePage,
  ServiceAccountListOptions,
  ServiceAccountPage,
  SourcePage,
} from 'backstage-plugin-irsa-common';

/** Who asks. */
export interface ReadOptions {
  readonly credentials: BackstageCredentials;
}

/** What the plugin answers, to whoever asks. */
export interface IrsaService {
  /** @throws NotFoundError when there is no such entity. */
  getEntityIdentity(
    entityRef: string,
    options: ReadOptions,
  ): Promise<EntityIdentity>;

  /** @throws NotFoundError when there is no such system, domain or group. */
  getRollUp(entityRef: string, options: ReadOptions): Promise<EntityRollUp>;

  listFindings(
    query: FindingListOptions,
    options: ReadOptions,
  ): Promise<FindingPage>;

  /** @throws NotFoundError when there is no such finding, or none that the reader may see. */
  getFinding(id: string, options: ReadOptions): Promise<ReportedFinding>;

  listRoles(query: RoleListOptions, options: ReadOptions): Promise<RolePage>;

  /** @throws NotFoundError when there is no such role, or none that the reader may see. */
  getRole(arn: string, options: ReadOptions): Promise<RoleDetail>;

  listServiceAccounts(
    query: ServiceAccountListOptions,
    options: ReadOptions,
  ): Promise<ServiceAccountPage>;

  listSources(query: ListOptions, options: ReadOptions): Promise<SourcePage>;

  getReadAccess(options: ReadOptions): Promise<ReadAccess>;

  /** @throws NotFoundError when there is no such source. */
  refresh(
    request: { readonly sourceId?: string },
    options: ReadOptions,
  ): Promise<RefreshResult>;
}
