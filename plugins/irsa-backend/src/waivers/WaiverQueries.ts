import { randomUUID } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { WaiverListOptions } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { IndexedFinding } from '../service/index/EstateIndex';
import { IndexKeeper } from '../service/index/IndexKeeper';
import { ValidWaiverRequest } from './readWaiverRequest';
import { endWaiver, insertWaiver, loadWaivers, StoredWaiver } from './waivers';

const DAY = 24 * 60 * 60 * 1000;

/** What a {@link WaiverQueries} needs. */
export interface WaiverQueriesOptions {
  readonly knex: Knex;
  readonly keeper: IndexKeeper;
  /** How many milliseconds a waiver may last. */
  readonly maximum: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Finds, makes and ends waivers; who may do so is not decided here. */
export class WaiverQueries {
  readonly #options: WaiverQueriesOptions;

  constructor(options: WaiverQueriesOptions) {
    this.#options = options;
  }

  /** What a request may ask for at this moment. */
  get limits(): { readonly now: number; readonly maximum: number } {
    const { now, maximum } = this.#options;
    return { now: now(), maximum };
  }

  /** How many days a waiver may last. */
  get maximumDays(): number {
    return Math.floor(this.#options.maximum / DAY);
  }

  /** The findings that a request is about. */
  async meant(
    about: ValidWaiverRequest['about'],
  ): Promise<readonly IndexedFinding[]> {
    const index = await this.#options.keeper.newest();
    if ('findingId' in about) {
      const finding = index.findingById.get(about.findingId);
      return finding ? [finding] : [];
    }
    return [...index.findings.facts.rows.values()].filter(
      ({ checkId, subject }) =>
        checkId === about.checkId && subject.ref === about.subjectRef,
    );
  }

  /**
   * Accepts findings until a date.
   *
   * @param findings - all of one check about one subject, at least one.
   * @throws InputError for what was not read, since nobody knows what would be accepted; ConflictError when one is waived already.
   */
  async create(
    request: ValidWaiverRequest,
    findings: readonly IndexedFinding[],
    createdBy: string,
  ): Promise<StoredWaiver> {
    const { knex, now } = this.#options;
    const [{ checkId, subject }] = findings;
    if (findings.some(({ state }) => state === 'unknown')) {
      throw new InputError(
        `A finding of ${checkId} says that something was not read, which cannot be accepted: nobody knows what is behind it. Have the source read; GET /sources says what it lacks.`,
      );
    }
    const at = now();
    const waiver: StoredWaiver = {
      id: randomUUID(),
      findingIds: findings.map(({ id }) => id).sort(),
      checkId,
      subject,
      entityRefs: [
        ...new Set(findings.flatMap(({ entityRefs }) => entityRefs)),
      ].sort(),
      reason: request.reason,
      owner: request.owner,
      createdBy,
      createdAt: new Date(at).toISOString(),
      expiresAt: new Date(request.expiresAt).toISOString(),
      state: 'active',
    };
    const other = await insertWaiver(knex, waiver, at);
    if (other !== undefined) {
      throw new ConflictError(
        `Waiver '${other}' already covers it. End that one first, or let it expire.`,
      );
    }
    return waiver;
  }

  /** Waivers that match, each with the entities that its findings concern by now. */
  async list(query: WaiverListOptions): Promise<StoredWaiver[]> {
    const { state = 'active', findingId, checkId, owner } = query;
    return this.#load({
      states: [state].flat(),
      ...(findingId === undefined ? {} : { findingIds: [findingId].flat() }),
      ...(checkId === undefined ? {} : { checkIds: [checkId].flat() }),
      ...(owner === undefined ? {} : { owners: [owner].flat() }),
    });
  }

  /** One waiver; undefined where there is none. */
  async find(id: string): Promise<StoredWaiver | undefined> {
    const [waiver] = await this.#load({ ids: [id] });
    return waiver;
  }

  /**
   * Ends a waiver before its time, so that its findings are open again.
   *
   * @throws ConflictError when it does not hold any more, NotFoundError when there is none.
   */
  async end(id: string, endedBy: string): Promise<StoredWaiver> {
    const { knex, now } = this.#options;
    const wasActive = await endWaiver(knex, id, endedBy, now());
    const waiver = await this.find(id);
    if (!waiver) {
      throw new NotFoundError(`There is no waiver '${id}'`);
    }
    if (!wasActive) {
      throw new ConflictError(
        `Waiver '${id}' has ${
          waiver.state === 'ended' ? 'been ended' : 'expired'
        } already`,
      );
    }
    return waiver;
  }

  async #load(
    filter: Parameters<typeof loadWaivers>[1],
  ): Promise<StoredWaiver[]> {
    const { knex, keeper, now } = this.#options;
    const waivers = await loadWaivers(knex, filter, now());
    if (waivers.length === 0) {
      return waivers;
    }
    const { findingById } = await keeper.current();
    return waivers.map(waiver => {
      const current = waiver.findingIds.flatMap(
        id => findingById.get(id) ?? [],
      );
      // Of one whose findings are gone nobody knows more than when it was made.
      return current.length === 0
        ? waiver
        : {
            ...waiver,
            entityRefs: [
              ...new Set(current.flatMap(({ entityRefs }) => entityRefs)),
            ].sort(),
          };
    });
  }
}
