import { Knex } from 'knex';
import { activeWaiverIds, StoredWaiver, loadWaivers } from './waivers';

/** What was loaded last from each database. */
const lastLoaded = new WeakMap<
  Knex,
  { readonly key: string; readonly waivers: ActiveWaivers }
>();

/** The waivers that hold at the moment of a question. */
export class ActiveWaivers {
  readonly #byFinding = new Map<string, StoredWaiver>();
  /** The same text where the same waivers hold. */
  readonly key: string;

  constructor(waivers: readonly StoredWaiver[]) {
    this.key = waivers.map(({ id }) => id).join(' ');
    for (const waiver of waivers) {
      waiver.findingIds.forEach(id => this.#byFinding.set(id, waiver));
    }
  }

  /**
   * Loads those that hold at a time, in milliseconds since 1970. A waiver never changes but by its end, so those of the last time will do while the same ones
   * hold.
   */
  static async load(knex: Knex, now: number): Promise<ActiveWaivers> {
    const key = (await activeWaiverIds(knex, now)).join(' ');
    const last = lastLoaded.get(knex);
    if (last?.key === key) {
      return last.waivers;
    }
    const waivers = new ActiveWaivers(
      await loadWaivers(knex, { states: ['active'] }, now),
    );
    lastLoaded.set(knex, { key: waivers.key, waivers });
    return waivers;
  }

  /** The waiver that covers a finding; undefined where none does. */
  of(findingId: string): StoredWaiver | undefined {
    return this.#byFinding.get(findingId);
  }
}
