import { Knex } from 'knex';
import { inBatches } from './batches';
import { hashOf } from './hash';
import { VersionedSet } from './NextVersion';
import { JudgedRow } from './tables';

/** Something that the resolver or the checks found out, as it is stored. */
export interface EncodedRow {
  /** Of facts and content. */
  readonly hash: string;
  /** JSON: what lists are filtered and sorted by. */
  readonly facts: string;
  /** JSON: what is loaded for an answer. */
  readonly content: string;
}

/** Puts facts and content into the form in which they are stored. */
export function encodeRow(facts: object, content: object): EncodedRow {
  const row = {
    facts: JSON.stringify(facts),
    content: JSON.stringify(content),
  };
  return { hash: hashOf(JSON.stringify([row.facts, row.content])), ...row };
}

/** Characters that a row takes up when it is inserted. */
export function charactersOfRow(row: EncodedRow): number {
  return row.facts.length + row.content.length;
}

/**
 * All rows of a table.
 *
 * @param columnsOf - what rows of the table have beside facts and content.
 */
export function judgedRowSet<Row extends EncodedRow>(
  table: JudgedTable,
  columnsOf: (
    transaction: Knex,
    rows: readonly Row[],
  ) => Promise<readonly object[]> = async (_, rows) => rows.map(() => ({})),
): VersionedSet<Row> {
  return {
    table,
    scope: {},
    insert: async (transaction, rows, addedIn) => {
      const ids: number[] = [];
      for (const batch of inBatches(rows, charactersOfRow)) {
        const columns = await columnsOf(transaction, batch);
        const inserted = await transaction<JudgedRow>(table)
          .insert(
            batch.map(({ hash, facts, content }, index) => ({
              hash,
              facts,
              content,
              added_in: addedIn,
              ...columns[index],
            })),
          )
          .returning('id');
        inserted.forEach(({ id }) => ids.push(Number(id)));
      }
      return ids;
    },
    drop: async (transaction, ids) => {
      await transaction<JudgedRow>(table).whereIn('id', ids).delete();
    },
  };
}

/** The tables of what was found out beside the identities. */
export type JudgedTable =
  | 'findings'
  | 'roles'
  | 'service_accounts'
  | 'bindings';

/** Loads the contents of rows by their id; those that are gone meanwhile are absent. */
export async function loadContents<Content>(
  knex: Knex,
  table: JudgedTable,
  ids: readonly number[],
): Promise<Map<number, Content>> {
  const contents = new Map<number, Content>();
  for (const batch of inBatches(ids)) {
    const rows = await knex<JudgedRow>(table)
      .whereIn('id', batch)
      .select('id', 'content');
    for (const { id, content } of rows) {
      contents.set(Number(id), JSON.parse(content));
    }
  }
  return contents;
}
