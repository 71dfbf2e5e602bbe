import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  assessIdentity,
  EntityIdentity,
  ListOptions,
  RefreshResult,
  SourcePage,
  SourceProblem,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { SourceCollector } from '../collect/SourceCollector';
import { loadIdentity, StoredIdentity } from '../database/identities';
import { countSources, loadSourceStates } from '../database/sources';
import { entityHash, RESOLVED_FIELDS } from '../resolve/entityHash';
import { IdentityResolver } from '../resolve/IdentityResolver';
import { pageOfSources } from './pageOfSources';

/** What a {@link IdentityQueries} needs. */
export interface IdentityQueriesOptions {
  readonly knex: Knex;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly resolver: IdentityResolver;
  readonly sources: SourceCollector;
  /** In milliseconds: past it a snapshot is shown as stale. */
  readonly staleAge: number;
  /** In milliseconds: past it a verdict is unknown. */
  readonly staleAfter: number;
  /** What to add to the configuration, where that names nothing to read. */
  readonly setup?: SourceProblem;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Answers about single entities and sources from what is stored, as for a reader who may see everything. */
export class IdentityQueries {
  readonly #options: IdentityQueriesOptions;

  constructor(options: IdentityQueriesOptions) {
    this.#options = options;
  }

  async getEntityIdentity(
    entityRef: string,
  ): Promise<Omit<EntityIdentity, 'findings'>> {
    const { knex, staleAfter, staleAge, setup, now } = this.#options;
    const entity = await this.#entity(entityRef);
    const { identity, place, declared, differences } = await this.#stored(
      entity,
    );
    const at = now();
    const sources = await loadSourceStates(
      knex,
      { ids: identity.sources },
      { now: at, staleAge },
    );
    return {
      ...assessIdentity(identity, sources, {
        now: at,
        staleAfter,
        policyText: true,
      }),
      place,
      declared,
      differences,
      ...(setup ? { setup } : {}),
    };
  }

  /** Finds out what there is now, for components that are newer than what is stored. */
  async resolve(): Promise<void> {
    await this.#options.resolver.resolve();
  }

  /** The state of some sources, and what to configure where there is none. */
  async sourcesOf(
    ids: readonly string[],
  ): Promise<Pick<EntityIdentity, 'sources' | 'setup'>> {
    const { knex, staleAge, setup, now } = this.#options;
    const sources = await loadSourceStates(
      knex,
      { ids },
      { now: now(), staleAge },
    );
    return { sources, ...(setup ? { setup } : {}) };
  }

  async listSources(query: ListOptions): Promise<SourcePage> {
    const { knex, resolver, staleAge, setup, now } = this.#options;
    const page = await pageOfSources(query, {
      load: range => loadSourceStates(knex, range, { now: now(), staleAge }),
      count: () => countSources(knex),
    });
    return {
      ...page,
      resolved: page.totalItems === 0 || (await resolver.isResolved()),
      ...(setup ? { setup } : {}),
    };
  }

  async refresh(request: {
    readonly sourceId?: string;
  }): Promise<RefreshResult> {
    return { runs: await this.#options.sources.refresh(request.sourceId) };
  }

  async #entity(entityRef: string): Promise<Entity> {
    const { auth, catalog } = this.#options;
    const [entity] = (
      await catalog.getEntitiesByRefs(
        { entityRefs: [entityRef], fields: RESOLVED_FIELDS },
        { credentials: await auth.getOwnServiceCredentials() },
      )
    ).items;
    if (!entity) {
      throw new NotFoundError(`The catalog has no entity '${entityRef}'`);
    }
    return entity;
  }

  /** What is stored about an entity; one that is new or has changed is resolved first. */
  async #stored(entity: Entity): Promise<StoredIdentity> {
    const { knex, resolver } = this.#options;
    const entityRef = stringifyEntityRef(entity);
    const stored = await loadIdentity(knex, entityRef);
    if (stored?.entityHash === entityHash(entity)) {
      return stored;
    }
    await resolver.resolve();
    const resolved = await loadIdentity(knex, entityRef);
    if (!resolved) {
      throw new NotFoundError(
        `Only components have an AWS identity, and '${entityRef}' is none. Those of the components of a system, domain or group are summed up at /v1/roll-ups.`,
      );
    }
    return resolved;
  }
}
