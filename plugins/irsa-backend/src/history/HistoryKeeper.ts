import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { Knex } from 'knex';
import { keepForDigests } from '../digest/digestRows';
import { loadSourceStates } from '../database/sources';
import { countCells } from '../report/countCells';
import { unreadIds } from '../report/ReportQueries';
import { inSlices } from '../resolve/inSlices';
import { IndexKeeper } from '../service/index/IndexKeeper';
import { loadMoment } from '../service/loadMoment';
import { DailyTotals } from './DailyTotals';
import { noteExpiredWaivers } from '../waivers/waivers';
import { dropPast } from './dropPast';
import { tellChanges } from './tellChanges';

/** How long the past is kept, in milliseconds. */
export interface HistoryRetention {
  /** Daily totals, and waivers that do not hold any more. */
  readonly history: number;
  /** Findings that are fixed. */
  readonly fixedFindings: number;
}

/** What a {@link HistoryKeeper} needs. */
export interface HistoryKeeperOptions {
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly events: EventsService;
  readonly keeper: IndexKeeper;
  readonly totals: DailyTotals;
  readonly retention: HistoryRetention;
  /** Whether changes are kept for digests. */
  readonly digests: boolean;
  /** In milliseconds: past it a snapshot is stale. */
  readonly staleAge: number;
  /** In milliseconds: past it a verdict is unknown. */
  readonly staleAfter: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Notes how each day stands, tells what has changed, and drops what is past its time. */
export class HistoryKeeper {
  readonly #options: HistoryKeeperOptions;

  constructor(options: HistoryKeeperOptions) {
    this.#options = options;
  }

  /** Notes how things stand now as the end of this day, in the place of what was noted of it before. Before the first pass there is nothing to note. */
  async noteDay(): Promise<void> {
    const { knex, keeper, totals, staleAge, now } = this.#options;
    const index = await keeper.newest();
    if (index.version === 0) {
      return;
    }
    const at = now();
    const moment = await loadMoment(this.#options);
    const cells = await inSlices(countCells(index, moment));
    const sources = await loadSourceStates(knex, {}, { now: at, staleAge });
    await totals.note(at, cells, unreadIds(sources));
  }

  /** Tells what happened to findings, and that waivers have expired. */
  async tell(): Promise<void> {
    const { knex, events, digests, now } = this.#options;
    await noteExpiredWaivers(knex, now());
    await tellChanges(knex, events, digests ? { keep: keepForDigests } : {});
  }

  /** Drops what is past its time. */
  async dropPast(): Promise<void> {
    const { knex, logger, totals, retention, now } = this.#options;
    const at = now();
    const days = await totals.dropBefore(at - retention.history);
    const dropped = await dropPast(knex, retention, at);
    logger.info(
      `Dropped what is past its time: ${days} days, ${dropped.findings} fixed findings, ${dropped.waivers} waivers`,
    );
  }
}
