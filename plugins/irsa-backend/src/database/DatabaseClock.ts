import { performance } from 'node:perf_hooks';
import { Knex } from 'knex';

/**
 * The time as the database has it, so that backends whose own clocks differ agree on ages and on who may read a source.
 *
 * Between two looks at the database it goes on with a clock that nobody sets.
 */
export class DatabaseClock {
  readonly #knex: Knex;
  #base: number;

  private constructor(knex: Knex, base: number) {
    this.#knex = knex;
    this.#base = base;
  }

  static async start(knex: Knex): Promise<DatabaseClock> {
    return new DatabaseClock(knex, await baseOf(knex));
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#base + performance.now();
  }

  /** Looks at the database again. */
  async adjust(): Promise<void> {
    this.#base = await baseOf(this.#knex);
  }
}

/** What to add to the process's own clock. */
async function baseOf(knex: Knex): Promise<number> {
  const before = performance.now();
  const { now } = await knex
    .select(
      knex.client.config.client === 'pg'
        ? knex.raw('extract(epoch from clock_timestamp()) * 1000 as now')
        : knex.raw("(julianday('now') - 2440587.5) * 86400000 as now"),
    )
    .first();
  // Halfway between question and answer is the best guess of when the database looked.
  return Number(now) - (before + performance.now()) / 2;
}
