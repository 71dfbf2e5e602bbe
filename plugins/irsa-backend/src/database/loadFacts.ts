import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { inVersion } from './NextVersion';
import { FindingRow, VersionedRow } from './tables';

/** Ids, and rows with their facts, that are asked for at a time. */
const ID_PAGE = 5_000;
const FACTS_PAGE = 500;

/** The facts of the rows of a table in one version, by the id of the row. */
export interface TableFacts<Row> {
  readonly version: number;
  readonly rows: ReadonlyMap<number, Row>;
}

/** The columns that facts are made of; those that are not asked for are empty. */
export type FactsColumns = Pick<FindingRow, 'id' | 'facts' | 'first_seen'>;

/**
 * Loads what lists know of every row of a version, a page at a time so that other work gets its turn. Rows never change, so of those that an earlier
 * version has too only the id is asked for.
 *
 * @param read - makes a row of the columns that it asks for.
 */
export async function loadFacts<Row>(
  knex: Knex,
  options: {
    readonly table: string;
    readonly version: number;
    readonly known?: TableFacts<Row>;
    readonly columns: readonly Exclude<keyof FactsColumns, 'id'>[];
    read(columns: FactsColumns, id: number): Row;
  },
): Promise<TableFacts<Row>> {
  const { table, version, known, columns, read } = options;
  const rows = new Map<number, Row>();
  if (known) {
    await eachPage<Pick<VersionedRow, 'id'>>(ID_PAGE, after =>
      page(knex, table, version, after, ID_PAGE).select('id'),
    )(found => {
      for (const { id } of found) {
        const row = known.rows.get(Number(id));
        if (row !== undefined) {
          rows.set(Number(id), row);
        }
      }
    });
  }
  await eachPage<FactsColumns>(FACTS_PAGE, after =>
    page(knex, table, version, after, FACTS_PAGE)
      .modify(query => {
        if (known) {
          query.where('added_in', '>', known.version);
        }
      })
      .select('id', ...columns),
  )(found => {
    for (const row of found) {
      rows.set(Number(row.id), read(row, Number(row.id)));
    }
  });
  return { version, rows };
}

function page(
  knex: Knex,
  table: string,
  version: number,
  after: number,
  size: number,
): Knex.QueryBuilder {
  return knex(table)
    .modify(inVersion(version))
    .where('id', '>', after)
    .orderBy('id')
    .limit(size);
}

function eachPage<Row extends Pick<VersionedRow, 'id'>>(
  size: number,
  load: (after: number) => PromiseLike<Row[]>,
) {
  return async (take: (rows: readonly Row[]) => void): Promise<void> => {
    for (let after = 0; ; ) {
      const rows = await load(after);
      take(rows);
      if (rows.length < size) {
        return;
      }
      after = Number(rows[rows.length - 1].id);
      await setImmediate();
    }
  };
}
