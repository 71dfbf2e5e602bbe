import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { STATEMENT_CHARACTERS } from '../database/batches';
import {
  ExclusiveWrite,
  NextVersion,
  VersionedSet,
} from '../database/NextVersion';

/** Rows that are written at a time. */
const BATCH = 50;

/** What became of a set. */
export interface Written {
  readonly isChanged: boolean;
  readonly added: number;
}

/** Writes the next version of a set, a batch at a time, and lets others have a turn in between. */
export async function writeNextVersion<
  Row extends { readonly hash: string },
>(options: {
  readonly knex: Knex;
  readonly set: VersionedSet<Row>;
  readonly version: number;
  readonly write: ExclusiveWrite;
  readonly rows: Iterable<Row>;
  readonly charactersOf: (row: Row) => number;
}): Promise<Written> {
  const next = await NextVersion.begin(options);
  let batch: Row[] = [];
  let characters = 0;
  for (const row of options.rows) {
    batch.push(row);
    characters += options.charactersOf(row);
    if (batch.length === BATCH || characters >= STATEMENT_CHARACTERS) {
      await next.add(batch);
      // A query on SQLite is over before it gives anybody else a turn.
      await setImmediate();
      batch = [];
      characters = 0;
    }
  }
  await next.add(batch);
  return { isChanged: await next.finish(), added: next.added };
}
