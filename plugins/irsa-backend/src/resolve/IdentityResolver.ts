import { createHash } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  buildEstateInSteps,
  DEFAULT_ANNOTATION_PREFIX,
  ResolveCache,
  resolveEstate,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { STATEMENT_CHARACTERS } from '../database/batches';
import {
  EncodedIdentity,
  encodeIdentity,
  identitySet,
} from '../database/identities';
import { NextVersion } from '../database/NextVersion';
import {
  beginPass,
  commitVersion,
  endPass,
  loadBasis,
  renewPass,
  ResolverPass,
  withinPass,
} from '../database/resolution';
import {
  currentSnapshots,
  idOfVersion,
  SnapshotVersion,
} from '../database/snapshots';
import { entityHash, RESOLVED_FIELDS } from './entityHash';
import { inSlices } from './inSlices';
import { loadSnapshots } from './loadSnapshots';

/** Milliseconds between looks whether the pass of another backend has ended. */
const WAIT = 250;
/** Milliseconds between signs of life of a pass. */
const HEARTBEAT = 5_000;
/** Identities that are written at a time. */
const BATCH = 50;
/** Counts up with each change of the resolver, so that a new version of the plugin resolves anew. */
const RESOLVER_VERSION = 3;
/** Components are resolved; the others say where these stand, and what roles they declare. */
const KINDS = ['Component', 'System', 'Domain', 'Resource'];

/** What an {@link IdentityResolver} needs. */
export interface IdentityResolverOptions {
  readonly knex: Knex;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: LoggerService;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Resolves every component of the catalog over the last good snapshots, and stores what it finds. Readers only read that.
 *
 * Of several backends on one database, one resolves at a time.
 */
export class IdentityResolver {
  readonly #options: IdentityResolverOptions;
  /** What the last pass leaves for the next, so that only what a changed source concerns is loaded and computed. */
  readonly #cache = new ResolveCache();
  #running?: Promise<void>;
  #next?: Promise<void>;
  #isNextForced = false;

  constructor(options: IdentityResolverOptions) {
    this.#options = options;
  }

  /**
   * Resolves over what is there at the time of the call or later. Calls while a pass runs share the one after it.
   */
  async resolve(): Promise<void> {
    return this.#share(true);
  }

  /** Resolves unless the stored identities already rest on the last good snapshots. */
  async resolveIfChanged(): Promise<void> {
    if (await this.#isChanged()) {
      await this.#share(false);
    }
  }

  async #share(isForced: boolean): Promise<void> {
    if (!this.#running) {
      this.#running = this.#pass(isForced).finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#isNextForced ||= isForced;
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        const isNextForced = this.#isNextForced;
        this.#next = undefined;
        this.#isNextForced = false;
        return this.#share(isNextForced);
      });
    return this.#next;
  }

  async #isChanged(): Promise<boolean> {
    const { knex } = this.#options;
    return basisOf(await currentSnapshots(knex)) !== (await loadBasis(knex));
  }

  /** Waits for its turn among the backends; then what it was called for may have been done by another. */
  async #pass(isForced: boolean): Promise<void> {
    const { knex, logger, now } = this.#options;
    let pass = await beginPass(knex, now());
    while (!pass) {
      await setTimeout(WAIT);
      pass = await beginPass(knex, now());
    }
    const mine = pass;
    const heartbeat = setInterval(() => {
      renewPass(knex, mine, now()).catch(error =>
        logger.warn('Noting that the resolver is alive failed', error),
      );
    }, HEARTBEAT);
    try {
      if (isForced || (await this.#isChanged())) {
        await this.#resolveAll(mine);
      }
    } finally {
      clearInterval(heartbeat);
      await endPass(knex, mine);
    }
  }

  async #resolveAll(pass: ResolverPass): Promise<void> {
    const { knex, logger, now } = this.#options;
    const snapshots = await loadSnapshots(knex, (sourceId, id) =>
      this.#cache.holds(sourceId, id),
    );
    const entities = await this.#entities();
    const estate = await inSlices(
      buildEstateInSteps(
        snapshots.map(({ data }) => data),
        DEFAULT_ANNOTATION_PREFIX,
        this.#cache,
      ),
    );
    const resolved = await inSlices(
      resolveEstate(estate, entities, this.#cache),
    );
    const hashes = new Map(
      entities.map(entity => [stringifyEntityRef(entity), entityHash(entity)]),
    );

    const next = await NextVersion.begin({
      knex,
      set: identitySet,
      version: pass.version,
      write: write => withinPass(knex, pass, now(), write),
    });
    let batch: EncodedIdentity[] = [];
    let characters = 0;
    for (const { identity } of resolved.entities) {
      const encoded = encodeIdentity({
        entityHash: hashes.get(identity.entityRef) ?? '',
        identity,
      });
      batch.push(encoded);
      characters += encoded.identity.length;
      if (batch.length === BATCH || characters >= STATEMENT_CHARACTERS) {
        await next.add(batch);
        // A query on SQLite is over before it gives anybody else a turn.
        await setImmediate();
        batch = [];
        characters = 0;
      }
    }
    await next.add(batch);
    const isChanged = await next.finish();
    await withinPass(knex, pass, now(), transaction =>
      commitVersion(
        transaction,
        isChanged ? next.number : pass.version,
        basisOf(snapshots.map(snapshot => snapshot.version)),
      ),
    );
    logger.debug(
      `Resolved ${resolved.entities.length} entities over ${snapshots.length} snapshots; ${next.added} identities are new`,
    );
  }

  async #entities(): Promise<Entity[]> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    for await (const page of catalog.streamEntities(
      { filter: { kind: KINDS }, fields: RESOLVED_FIELDS },
      { credentials },
    )) {
      entities.push(...page);
    }
    return entities;
  }
}

function basisOf(snapshots: readonly SnapshotVersion[]): string {
  return createHash('sha256')
    .update(JSON.stringify([RESOLVER_VERSION, ...snapshots.map(idOfVersion)]))
    .digest('hex');
}
