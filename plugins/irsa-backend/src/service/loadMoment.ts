import { Knex } from 'knex';
import { loadSourceAges } from '../database/sourceAges';
import { ActiveWaivers } from '../waivers/ActiveWaivers';
import { Freshness } from './Freshness';
import { Moment } from './Moment';

/** Loads what depends on when somebody asks. */
export async function loadMoment(options: {
  readonly knex: Knex;
  /** In milliseconds: past it a snapshot is stale. */
  readonly staleAge: number;
  /** In milliseconds: past it a verdict is unknown. */
  readonly staleAfter: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): Promise<Moment> {
  const { knex, now, staleAge, staleAfter } = options;
  const [ages, waivers] = await Promise.all([
    loadSourceAges(knex, now()),
    ActiveWaivers.load(knex, now()),
  ]);
  return {
    freshness: new Freshness(ages, { staleAge, staleAfter }),
    waivers,
  };
}
