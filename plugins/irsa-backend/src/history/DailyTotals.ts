import { Knex } from 'knex';
import { hashOf } from '../database/hash';
import { Cell, CellCounts, cellOfKey, COUNTED } from './cells';
import {
  asFirstDay,
  CountList,
  DayContent,
  joinDays,
  packDay,
  unpackDay,
} from './dayContent';
import { DailyTotalsRow } from './tables';

const DAY = 24 * 60 * 60 * 1000;

/** A day as it is in memory. */
interface LoadedDay {
  readonly hash: string;
  readonly content: DayContent;
}

/** What was noted of one day. */
export interface NotedDay {
  /** `2026-11-24` */
  readonly day: string;
  /** Ids of the sources that were not read whole and lately. */
  readonly unread: readonly string[];
  /** The counts of all cells that were asked for, added up; in the order of `COUNTED`. */
  readonly sums: readonly number[];
}

/**
 * Keeps the counts at the end of each day. A day is stored as what differs from the day before, so that two years take a few megabytes, and still can be
 * added up for whatever part of it a reader may see.
 */
export class DailyTotals {
  readonly #knex: Knex;
  #days = new Map<string, LoadedDay>();
  readonly #cells = new Map<number, Cell>();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Notes the counts of a day that is not over, in the place of what was noted of it before.
   *
   * @param now - in milliseconds since 1970.
   * @returns whether anything has changed.
   */
  async note(
    now: number,
    counted: ReadonlyMap<string, { readonly counts: CellCounts }>,
    unread: readonly string[],
  ): Promise<boolean> {
    const day = dayOf(now);
    await this.#load();
    const before = [...this.#days].filter(([each]) => each < day);
    const numbers = new Map<string, number>();
    const last = new Map<number, CountList>();
    for (const [, { content }] of before) {
      content.cells.forEach(([number, key]) => numbers.set(key, number));
      content.counts.forEach(([number, list]) => last.set(number, list));
    }
    const content = differenceOf(counted, unread, { numbers, last });
    const hash = hashOf(JSON.stringify(content));
    if (this.#days.get(day)?.hash === hash) {
      return false;
    }
    await this.#knex<DailyTotalsRow>('daily_totals')
      .insert({ day, hash, content: await packDay(content) })
      .onConflict('day')
      .merge();
    return true;
  }

  /** Takes days together that are past the time for which they are kept: of all before it, only the counts at their end stay. */
  async dropBefore(time: number): Promise<number> {
    await this.#load();
    const limit = dayOf(time);
    const past = [...this.#days].filter(([day]) => day < limit);
    const next = [...this.#days].find(([day]) => day >= limit);
    if (past.length === 0 || !next) {
      return 0;
    }
    const [day, { content: nextContent }] = next;
    const content = asFirstDay(
      [...past.map(([, each]) => each.content), nextContent].reduce(joinDays),
    );
    await this.#knex.transaction(async transaction => {
      await transaction<DailyTotalsRow>('daily_totals')
        .where('day', '<', limit)
        .delete();
      await transaction<DailyTotalsRow>('daily_totals')
        .where({ day })
        .update({
          hash: hashOf(JSON.stringify(content)),
          content: await packDay(content),
        });
    });
    return past.length;
  }

  /** The days that were noted from one on, each added up over the cells that are asked for, the oldest first. */
  async days(
    from: number,
    isAskedFor: (cell: Cell) => boolean,
  ): Promise<NotedDay[]> {
    await this.#load();
    const first = dayOf(from);
    const asked = new Map<number, boolean>();
    const last = new Map<number, CountList>();
    const sums = COUNTED.map(() => 0);
    const days: NotedDay[] = [];
    for (const [day, { content }] of this.#days) {
      for (const [number, counts] of content.counts) {
        let isCounted = asked.get(number);
        if (isCounted === undefined) {
          const cell = this.#cells.get(number);
          isCounted = cell !== undefined && isAskedFor(cell);
          asked.set(number, isCounted);
        }
        if (isCounted) {
          const before = last.get(number);
          for (let place = 0; place < sums.length; place++) {
            sums[place] += (counts[place] ?? 0) - (before?.[place] ?? 0);
          }
          last.set(number, counts);
        }
      }
      if (day >= first) {
        days.push({ day, unread: content.unread, sums: [...sums] });
      }
    }
    return days;
  }

  /** Loads the days that are new or have changed since. */
  async #load(): Promise<void> {
    const heads = await this.#knex<DailyTotalsRow>('daily_totals')
      .orderBy('day')
      .select('day', 'hash');
    const days = new Map<string, LoadedDay>();
    for (const { day, hash } of heads) {
      const known = this.#days.get(day);
      if (known?.hash === hash) {
        days.set(day, known);
        continue;
      }
      const row = await this.#knex<DailyTotalsRow>('daily_totals')
        .where({ day })
        .first();
      if (row) {
        const content = await unpackDay(row.content);
        content.cells.forEach(([number, key]) =>
          this.#cells.set(number, cellOfKey(key)),
        );
        days.set(day, { hash: row.hash, content });
      }
    }
    this.#days = days;
  }
}

/** The day of a time in milliseconds since 1970, in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The days from one time to another, both included. */
export function* daysBetween(from: number, to: number): Generator<string> {
  const last = dayOf(to);
  for (let time = from; dayOf(time) <= last; time += DAY) {
    yield dayOf(time);
  }
}

function differenceOf(
  counted: ReadonlyMap<string, { readonly counts: CellCounts }>,
  unread: readonly string[],
  before: {
    readonly numbers: ReadonlyMap<string, number>;
    readonly last: ReadonlyMap<number, CountList>;
  },
): DayContent {
  const cells: [number, string][] = [];
  const counts: [number, CountList][] = [];
  const gone = new Map(before.last);
  let next = Math.max(0, ...before.last.keys()) + 1;
  for (const key of [...counted.keys()].sort()) {
    const list = COUNTED.map(name => counted.get(key)?.counts[name] ?? 0);
    let number = before.numbers.get(key);
    if (number === undefined) {
      number = next;
      next += 1;
      cells.push([number, key]);
    }
    const last = before.last.get(number);
    gone.delete(number);
    if (!last || JSON.stringify(last) !== JSON.stringify(list)) {
      counts.push([number, list]);
    }
  }
  for (const [number, list] of gone) {
    if (list.length > 0) {
      counts.push([number, []]);
    }
  }
  return { cells, counts, unread: [...unread].sort() };
}
