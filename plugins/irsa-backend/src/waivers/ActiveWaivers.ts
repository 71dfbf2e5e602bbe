import { Knex } from 'knex';
import { StoredWaiver, loadWaivers } from './waivers';

/** The waivers that hold at the moment of a question. */
export class ActiveWaivers {
  readonly #byFinding = new Map<string, StoredWaiver>();

  constructor(waivers: Iterable<StoredWaiver>) {
    for (const waiver of waivers) {
      waiver.findingIds.forEach(id => this.#byFinding.set(id, waiver));
    }
  }

  /** Loads those that hold at a time, in milliseconds since 1970. */
  static async load(knex: Knex, now: number): Promise<ActiveWaivers> {
    return new ActiveWaivers(
      await loadWaivers(knex, { states: ['active'] }, now),
    );
  }

  /** The same text where the same waivers hold. */
  get key(): string {
    return [...new Set(this.#byFinding.values())].map(({ id }) => id).join(' ');
  }

  /** The waiver that covers a finding; undefined where none does. */
  of(findingId: string): StoredWaiver | undefined {
    return this.#byFinding.get(findingId);
  }
}
