import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EntityIdentity,
  ListOptions,
  RefreshResult,
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

  listSources(query: ListOptions, options: ReadOptions): Promise<SourcePage>;

  /** @throws NotFoundError when there is no such source. */
  refresh(
    request: { readonly sourceId?: string },
    options: ReadOptions,
  ): Promise<RefreshResult>;
}
