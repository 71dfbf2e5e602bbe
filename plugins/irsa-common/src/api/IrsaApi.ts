import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  EntityIdentity,
  ListOptions,
  RefreshResult,
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
