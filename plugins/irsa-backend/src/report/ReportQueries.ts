import {
  ChangeAccumulator,
  coverageOf,
  FindingSeverity,
  isReadWhole,
  Report,
  ReportCounts,
  ReportOptions,
  ReportRows,
  ReportTrendPoint,
  SourceState,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { loadSourceStates } from '../database/sources';
import { Cell } from '../history/cells';
import { DailyTotals, dayOf, daysBetween } from '../history/DailyTotals';
import { FindingHistory } from '../history/FindingHistory';
import { inSlices } from '../resolve/inSlices';
import { EstateIndex } from '../service/index/EstateIndex';
import { IndexKeeper } from '../service/index/IndexKeeper';
import { allOf, entityMatch, oneOf, valuesOf } from '../service/list/filters';
import { findingMatch } from '../service/list/listFindings';
import { loadMoment } from '../service/loadMoment';
import { KeptAnswers } from '../service/KeptAnswers';
import { keyOfMoment, Moment } from '../service/Moment';
import { isVisible, Visibility } from '../service/Visibility';
import { countReport } from './countReport';
import { LatestChanges } from './LatestChanges';
import { UnreadSources } from './UnreadSources';

const DAY = 24 * 60 * 60 * 1000;
/** From when on changes are told where nothing is said. */
const SINCE = 30 * DAY;
/** From when on they are told at most. */
const SINCE_MAXIMUM = 731 * DAY;

/** Reports of which the numbers are kept. */
const REPORTS = 200;
/** Milliseconds that a reader waits for new numbers where there are older ones. */
const PATIENCE = 20;
/** Milliseconds after which older ones will not do. */
const MAXIMUM_AGE = 60_000;
const MINUTE = 60_000;

/** The part of a report that takes long to count. */
interface ReportNumbers
  extends ReportRows,
    Pick<Report, 'trend' | 'changes' | 'meanTimeToFix' | 'latestChanges'> {
  /** Entities that may be seen. */
  readonly visible: number;
}

/** What a {@link ReportQueries} needs. */
export interface ReportQueriesOptions {
  readonly knex: Knex;
  readonly keeper: IndexKeeper;
  readonly history: FindingHistory;
  readonly totals: DailyTotals;
  /** How many checks are on, and the ids of those that are off. */
  readonly checks: Report['coverage']['checks'];
  /** In milliseconds: past it a snapshot is stale. */
  readonly staleAge: number;
  /** In milliseconds: past it a verdict is unknown. */
  readonly staleAfter: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Makes reports of what may be seen. */
export class ReportQueries {
  readonly #options: ReportQueriesOptions;
  readonly #numbers: KeptAnswers<ReportNumbers>;

  constructor(options: ReportQueriesOptions) {
    const { now } = options;
    this.#options = options;
    this.#numbers = new KeptAnswers({
      limit: REPORTS,
      patience: PATIENCE,
      maximumAge: MAXIMUM_AGE,
      now,
    });
  }

  /**
   * A report as of now. In an estate where counting takes long, its numbers may be up to a minute older than its coverage while the next are
   * counted.
   */
  async report(query: ReportOptions, visibility: Visibility): Promise<Report> {
    const { knex, keeper, history, checks, staleAge, now } = this.#options;
    const at = now();
    const [index, moment, sources, past] = await Promise.all([
      keeper.current(),
      loadMoment(this.#options),
      loadSourceStates(knex, {}, { now: at, staleAge }),
      history.current(),
    ]);
    const { costs, visible, ...numbers } = await this.#numbers.get(
      visibility,
      JSON.stringify(query),
      [
        index.version,
        past.until,
        // The moment from which on changes are told moves on.
        Math.floor(at / MINUTE),
        keyOfMoment(moment),
        ...unreadIds(sources),
      ].join(' '),
      () => this.#count(query, visibility, { at, index, moment, sources }),
    );
    const { totals } = numbers;
    return {
      generatedAt: new Date(at).toISOString(),
      filters: filtersOf(query),
      coverage: coverageOf(
        sources,
        { totals, costs },
        { checks, entities: { visible, all: visibility.everyEntity } },
      ),
      ...numbers,
    };
  }

  async #count(
    query: ReportOptions,
    visibility: Visibility,
    world: {
      readonly at: number;
      readonly index: EstateIndex;
      readonly moment: Moment;
      readonly sources: readonly SourceState[];
    },
  ): Promise<ReportNumbers> {
    const { at, index, moment, sources } = world;
    const rows = await inSlices(
      countReport(index, query, {
        visibility,
        moment,
        unread: new UnreadSources(sources),
      }),
    );
    const since = sinceOf(query, at);
    return {
      ...rows,
      visible: countVisible(index.places.keys(), visibility),
      trend: await this.#trend(index, query, visibility, {
        since,
        now: at,
        today: { counts: rows.totals, unread: unreadIds(sources) },
      }),
      ...(await this.#changes(index, query, { visibility, moment }, since)),
    };
  }

  /** What has changed; what a state says of today says nothing of the past, so it narrows nothing here. */
  async #changes(
    index: EstateIndex,
    query: ReportOptions,
    reader: { readonly visibility: Visibility; readonly moment: Moment },
    since: number,
  ): Promise<Pick<Report, 'changes' | 'meanTimeToFix' | 'latestChanges'>> {
    const past = await this.#options.history.current();
    const { since: _, state: __, ...filters } = query;
    const isAskedFor = findingMatch(index, filters, reader);
    const changes = new ChangeAccumulator(since);
    const latest = new LatestChanges(since);
    for (const finding of past.findings.values()) {
      // What was not read and is read now was not wrong, and is not fixed.
      if (finding.state === 'fail' && isAskedFor(finding)) {
        changes.add(finding);
        latest.add(finding);
      }
    }
    return {
      ...changes.result(past.since),
      latestChanges: latest.result(reader.visibility),
    };
  }

  /**
   * The counts of each day, and of today as they are now. Days are counted by entities, clusters, accounts and severities; with another filter there is no
   * trend.
   */
  async #trend(
    index: EstateIndex,
    query: ReportOptions,
    visibility: Visibility,
    time: {
      readonly since: number;
      readonly now: number;
      readonly today: Pick<ReportTrendPoint, 'counts' | 'unread'>;
    },
  ): Promise<ReportTrendPoint[]> {
    const { checkId, state, subjectKind, subject, namespace, q } = query;
    if (
      [checkId, state, subjectKind, subject, namespace, q].some(
        each => each !== undefined,
      )
    ) {
      return [];
    }
    const isAskedFor = allOf<Cell>(
      oneOf(query.cluster, each => each.cluster),
      oneOf(query.account, each => each.account),
      cell => isVisible(cell, visibility),
      entityMatch(query, index.places, visibility),
    );
    const severities = valuesOf(query.severity);
    const noted = new Map(
      (await this.#options.totals.days(time.since, isAskedFor)).map(
        ({ day, unread, sums }) => [
          day,
          { counts: countsOf(sums, severities), unread },
        ],
      ),
    );
    const today = dayOf(time.now);
    const points: ReportTrendPoint[] = [];
    for (const date of daysBetween(time.since, time.now)) {
      // With severities, bindings of today are only those with such a finding, which earlier days do not tell apart.
      const isToday = date === today && !severities;
      const point = isToday ? time.today : noted.get(date);
      points.push({ date, ...(point ?? { unread: [] }) });
    }
    return points;
  }
}

/** Ids of the sources that were not read whole and lately. */
export function unreadIds(sources: readonly SourceState[]): string[] {
  return sources
    .filter(source => !isReadWhole(source))
    .map(({ id }) => id)
    .sort();
}

function sinceOf({ since }: ReportOptions, now: number): number {
  const time = since === undefined ? now - SINCE : Date.parse(since);
  return Math.min(Math.max(time, now - SINCE_MAXIMUM), now);
}

/** What was asked for, by the names of the filters. */
function filtersOf({ since: _, ...filters }: ReportOptions): Report['filters'] {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat()]],
    ),
  );
}

function countVisible(
  entityRefs: Iterable<string>,
  { entities }: Visibility,
): number {
  let count = 0;
  for (const entityRef of entityRefs) {
    count += entities.has(entityRef) ? 1 : 0;
  }
  return count;
}

/** Sums of cells as counts. */
function countsOf(
  sums: readonly number[],
  severities: ReadonlySet<string> | undefined,
): ReportCounts {
  const [compliant, failing, unknown, broken, waived, ...findings] = sums;
  const [critical, high, medium, low, info, unread, accepted] = findings;
  const open: Record<FindingSeverity, number> = {
    critical,
    high,
    medium,
    low,
    info,
  };
  for (const severity of Object.keys(open) as FindingSeverity[]) {
    if (severities && !severities.has(severity)) {
      open[severity] = 0;
    }
  }
  return {
    total: compliant + failing + unknown,
    compliant,
    failing,
    unknown,
    broken,
    waived,
    findings: { open, unknown: unread, waived: accepted },
  };
}
