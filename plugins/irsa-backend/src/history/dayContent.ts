import { gunzip, gzip } from 'node:zlib';
import { promisify } from 'node:util';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Counts of a cell, in the order of `COUNTED`; empty for one that has nothing any more. */
export type CountList = readonly number[];

/** What differs at the end of a day from the end of the noted day before. */
export interface DayContent {
  /** Cells that no earlier day names, by their numbers: a list of number and key. */
  readonly cells: readonly (readonly [number, string])[];
  /** By the number of the cell. */
  readonly counts: readonly (readonly [number, CountList])[];
  /** Ids of the sources that were not read whole and lately. */
  readonly unread: readonly string[];
}

/** Packs what is stored of a day. */
export async function packDay(content: DayContent): Promise<Buffer> {
  return pack(JSON.stringify(content));
}

/** Unpacks what is stored of a day. */
export async function unpackDay(content: Buffer): Promise<DayContent> {
  return JSON.parse((await unpack(content)).toString('utf8'));
}

/** What differs at the end of the second of two days from the end of the day before the first. */
export function joinDays(first: DayContent, second: DayContent): DayContent {
  const counts = new Map([...first.counts, ...second.counts]);
  return {
    cells: [...first.cells, ...second.cells],
    counts: [...counts],
    unread: second.unread,
  };
}

/** The first day there is has no day before, so cells that have nothing need not be named. */
export function asFirstDay({ cells, counts, unread }: DayContent): DayContent {
  const used = new Map(counts.filter(([, list]) => list.length > 0));
  return {
    cells: cells.filter(([number]) => used.has(number)),
    counts: [...used],
    unread,
  };
}
