import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  buildEstateInSteps,
  DEFAULT_ANNOTATION_PREFIX,
  ResolveCache,
  ResolvedEstate,
  resolveEstate,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { bindingSet } from '../database/bindings';
import { findingSet } from '../database/findings';
import {
  EncodedIdentity,
  encodeIdentity,
  identitySet,
} from '../database/identities';
import { charactersOfRow } from '../database/judgedRows';
import {
  beginPass,
  commitVersion,
  endPass,
  loadBasis,
  loadCatalogHash,
  renewPass,
  ResolverPass,
  withinPass,
} from '../database/resolution';
import { roleSet } from '../database/roles';
import { serviceAccountSet } from '../database/serviceAccounts';
import {
  currentSnapshots,
  idOfVersion,
  SnapshotVersion,
} from '../database/snapshots';
import { followFindings } from '../history/followFindings';
import { whatWasJudged } from '../history/whatWasJudged';
import { catalogHash, entityHash, RESOLVED_FIELDS } from './entityHash';
import { bindingRows } from './bindingRows';
import { findingFacts, findingRows } from './findingRows';
import { inSlices } from './inSlices';
import { judge, JudgeOptions, startOfDay } from './judge';
import { loadSnapshots } from './loadSnapshots';
import { roleRows } from './roleRows';
import { serviceAccountRows } from './serviceAccountRows';
import { writeNextVersion } from './writeNextVersion';

/** Milliseconds between looks whether the pass of another backend has ended. */
const WAIT = 250;
/** Milliseconds between signs of life of a pass. */
const HEARTBEAT = 5_000;
/** Counts up with each change of the resolver, so that a new version of the plugin resolves anew. */
const RESOLVER_VERSION = 8;
/** Components are resolved; the others say where these stand, and what roles they declare. */
const KINDS = ['Component', 'System', 'Domain', 'Resource'];

/** What an {@link IdentityResolver} needs. */
export interface IdentityResolverOptions extends JudgeOptions {
  readonly knex: Knex;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly logger: LoggerService;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Resolves every component of the catalog over the last good snapshots, runs the checks, and stores what both find. Readers only read that.
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

  /**
   * Resolves unless what is stored already rests on the last good snapshots, the checks as they are set, and this day: ages grow by themselves,
   * so that the first look after midnight UTC resolves anew.
   */
  async resolveIfChanged(): Promise<void> {
    if (!(await this.isResolved())) {
      await this.#share(false);
    }
  }

  /** Resolves where entities were added, changed or removed since everything was resolved last. */
  async resolveIfCatalogChanged(): Promise<void> {
    const { knex } = this.#options;
    const hash = catalogHash(hashesOf(await this.#entities()));
    if (hash !== (await loadCatalogHash(knex))) {
      await this.#share(true);
    }
  }

  /** Whether what is stored rests on the last good snapshots, the checks as they are set, and this day. */
  async isResolved(): Promise<boolean> {
    const { knex } = this.#options;
    const basis = this.#basisOf(await currentSnapshots(knex));
    return basis === (await loadBasis(knex));
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
      if (isForced || !(await this.isResolved())) {
        await this.#resolveAll(mine);
      }
    } finally {
      clearInterval(heartbeat);
      await endPass(knex, mine);
    }
  }

  async #resolveAll(pass: ResolverPass): Promise<void> {
    const { knex, logger, now, checks, settings } = this.#options;
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
    const hashes = hashesOf(entities);

    const report = await judge(resolved, {
      checks,
      settings,
      now: now(),
      cache: this.#cache,
    });

    const common = {
      knex,
      version: pass.version,
      write: <T>(write: (transaction: Knex) => Promise<T>) =>
        withinPass(knex, pass, now(), write),
    };
    const facts = findingFacts(resolved, report);
    await followFindings({
      ...common,
      findings: facts,
      wasJudged: whatWasJudged(
        report,
        facts,
        new Set(snapshots.map(({ version }) => version.sourceId)),
      ),
      now: now(),
    });
    const written = [
      await writeNextVersion({
        ...common,
        set: identitySet,
        rows: identityRows(resolved, hashes),
        charactersOf: row => row.facts.length + row.identity.length,
      }),
      await writeNextVersion({
        ...common,
        set: findingSet,
        rows: findingRows(facts, report),
        charactersOf: charactersOfRow,
      }),
      await writeNextVersion({
        ...common,
        set: roleSet,
        rows: roleRows(resolved),
        charactersOf: charactersOfRow,
      }),
      await writeNextVersion({
        ...common,
        set: serviceAccountSet,
        rows: serviceAccountRows(resolved),
        charactersOf: charactersOfRow,
      }),
      await writeNextVersion({
        ...common,
        set: bindingSet,
        rows: bindingRows(resolved, report),
        charactersOf: charactersOfRow,
      }),
    ];
    const isChanged = written.some(each => each.isChanged);
    await withinPass(knex, pass, now(), transaction =>
      commitVersion(transaction, {
        version: isChanged ? pass.version + 1 : pass.version,
        basis: this.#basisOf(snapshots.map(snapshot => snapshot.version)),
        catalog: catalogHash(hashes),
      }),
    );
    const added = written.reduce((sum, each) => sum + each.added, 0);
    logger.debug(
      `Resolved ${resolved.entities.length} entities over ${snapshots.length} snapshots, with ${report.findings.length} findings; ${added} rows are new`,
    );
  }

  /** What the stored rows rest on: the snapshots, the checks as they are set, and the day that ages are counted up to. */
  #basisOf(snapshots: readonly SnapshotVersion[]): string {
    const { now, checks, settings } = this.#options;
    return createHash('sha256')
      .update(
        JSON.stringify([
          RESOLVER_VERSION,
          startOfDay(now()),
          checks.map(check => check.id),
          settings,
          ...snapshots.map(idOfVersion),
        ]),
      )
      .digest('hex');
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

function hashesOf(entities: readonly Entity[]): Map<string, string> {
  return new Map(
    entities.map(entity => [stringifyEntityRef(entity), entityHash(entity)]),
  );
}

function* identityRows(
  { entities }: ResolvedEstate,
  hashes: ReadonlyMap<string, string>,
): Generator<EncodedIdentity> {
  for (const entity of entities) {
    yield encodeIdentity({
      entityHash: hashes.get(entity.place.entityRef) ?? '',
      ...entity,
    });
  }
}
