import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  buildEstate,
  DEFAULT_ANNOTATION_PREFIX,
  resolveEntities,
  SnapshotData,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { loadBasis, replaceIdentities } from '../database/identities';
import { currentSnapshots, loadSnapshot } from '../database/snapshots';
import { IdentityRow } from '../database/tables';
import { entityHash, RESOLVED_FIELDS } from './entityHash';

/** Milliseconds for which the resolver holds the event loop at a time. */
const SLICE = 20;
/** Times that a pass begins anew because a snapshot was replaced under it. */
const ATTEMPTS = 5;
/** Counts up with each change of the resolver, so that a new version of the plugin resolves anew. */
const RESOLVER_VERSION = 1;

/** What an {@link IdentityResolver} needs. */
export interface IdentityResolverOptions {
  readonly knex: Knex;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: LoggerService;
}

/**
 * Resolves every component of the catalog over the last good snapshots, and stores what it finds. Readers only read that.
 */
export class IdentityResolver {
  readonly #options: IdentityResolverOptions;
  #running?: Promise<void>;
  #next?: Promise<void>;

  constructor(options: IdentityResolverOptions) {
    this.#options = options;
  }

  /**
   * Resolves over what is there at the time of the call or later. Calls while a pass runs share the one after it.
   */
  async resolve(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#pass().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.resolve();
      });
    return this.#next;
  }

  /** Resolves unless the stored identities already rest on the last good snapshots. */
  async resolveIfChanged(): Promise<void> {
    const { knex } = this.#options;
    const basis = basisOf(await currentSnapshots(knex));
    if (basis !== (await loadBasis(knex))) {
      await this.resolve();
    }
  }

  async #pass(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#resolveOnce();
        return;
      } catch (error) {
        if (!ConflictError.is(error) || attempt === ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async #resolveOnce(): Promise<void> {
    const { knex, logger } = this.#options;
    const snapshots = await currentSnapshots(knex);
    const data: SnapshotData[] = [];
    for (const snapshot of snapshots) {
      data.push(await loadSnapshot(knex, snapshot));
    }
    const entities = await this.#entities();
    const estate = buildEstate(data, DEFAULT_ANNOTATION_PREFIX);

    const rows: IdentityRow[] = [];
    let sliceEnd = performance.now() + SLICE;
    for (const identity of resolveEntities(estate, entities)) {
      rows.push({
        entity_ref: identity.entityRef,
        entity_hash: entityHash(entities[rows.length]),
        identity: JSON.stringify(identity),
      });
      if (performance.now() > sliceEnd) {
        await setImmediate();
        sliceEnd = performance.now() + SLICE;
      }
    }
    await replaceIdentities(knex, basisOf(snapshots), rows);
    logger.debug(
      `Resolved ${rows.length} entities over ${snapshots.length} snapshots`,
    );
  }

  async #entities(): Promise<Entity[]> {
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entities: Entity[] = [];
    for await (const page of catalog.streamEntities(
      { filter: { kind: 'Component' }, fields: RESOLVED_FIELDS },
      { credentials },
    )) {
      entities.push(...page);
    }
    return entities;
  }
}

function basisOf(snapshots: readonly { id: string }[]): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        RESOLVER_VERSION,
        ...snapshots.map(snapshot => snapshot.id),
      ]),
    )
    .digest('hex');
}
