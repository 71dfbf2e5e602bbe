import { Knex } from 'knex';
import { inBatches } from './batches';
import { VersionedRow } from './tables';

/** Ids that are asked for at a time. */
const PAGE = 2_000;

/** A set of rows of which readers see one version while the next is written. */
export interface VersionedSet<Content extends { readonly hash: string }> {
  readonly table:
    | 'records'
    | 'identities'
    | 'findings'
    | 'roles'
    | 'service_accounts'
    | 'bindings';
  /** Columns and values that set its rows apart in the table. */
  readonly scope: Readonly<Record<string, string>>;

  /** Inserts rows, and answers with their ids. */
  insert(
    transaction: Knex,
    contents: readonly Content[],
    addedIn: number,
  ): Promise<number[]>;

  /** Deletes rows, and whatever belongs to them. */
  drop(transaction: Knex, ids: readonly number[]): Promise<void>;
}

/** Runs a short transaction in which nobody else writes to the set; throws once another writer has taken over. */
export type ExclusiveWrite = <T>(
  write: (transaction: Knex) => Promise<T>,
) => Promise<T>;

/** Restricts a query to the rows of one version. */
export function inVersion(version: number) {
  return (query: Knex.QueryBuilder): void => {
    query
      .where('added_in', '<=', version)
      .where(builder =>
        builder.whereNull('gone_in').orWhere('gone_in', '>', version),
      );
  };
}

/**
 * Writes the next version of a set in many short transactions. None of it is seen until the set's version is moved on, which is up to the caller; until
 * then a crash leaves nothing but rows that the next writer clears away.
 *
 * Memory grows with the number of rows, by the size of an id.
 */
export class NextVersion<Content extends { readonly hash: string }> {
  readonly #knex: Knex;
  readonly #set: VersionedSet<Content>;
  readonly #version: number;
  readonly #write: ExclusiveWrite;
  readonly #seen = new Set<number>();
  #added = 0;

  private constructor(
    knex: Knex,
    set: VersionedSet<Content>,
    version: number,
    write: ExclusiveWrite,
  ) {
    this.#knex = knex;
    this.#set = set;
    this.#version = version;
    this.#write = write;
  }

  /**
   * Begins the version after one. Clears away what only versions before that one had, and what a writer left that did not come to its end.
   *
   * @param version - the version that readers see.
   */
  static async begin<Content extends { readonly hash: string }>(options: {
    readonly knex: Knex;
    readonly set: VersionedSet<Content>;
    readonly version: number;
    readonly write: ExclusiveWrite;
  }): Promise<NextVersion<Content>> {
    const { knex, set, version, write } = options;
    const next = new NextVersion(knex, set, version, write);
    await next.#inBatches(
      rows =>
        rows.where(builder =>
          builder
            .where('added_in', '>', version)
            .orWhere('gone_in', '<=', version),
        ),
      (transaction, ids) => set.drop(transaction, ids),
    );
    await next.#inBatches(
      rows => rows.where('gone_in', '>', version),
      (transaction, ids) =>
        transaction<VersionedRow>(set.table)
          .whereIn('id', ids)
          .update({ gone_in: null }),
    );
    return next;
  }

  /** The number of the version that is written. */
  get number(): number {
    return this.#version + 1;
  }

  /** How many rows it has that the version before has not. */
  get added(): number {
    return this.#added;
  }

  /** Adds rows; only those that the version before has not are written. At most as many as one statement takes. */
  async add(contents: readonly Content[]): Promise<void> {
    const missing = new Map(contents.map(content => [content.hash, content]));
    const present = await this.#rows()
      .whereNull('gone_in')
      .whereIn('hash', [...missing.keys()])
      .select('id', 'hash');
    for (const { id, hash } of present) {
      this.#seen.add(Number(id));
      missing.delete(hash);
    }
    if (missing.size === 0) {
      return;
    }
    const ids = await this.#write(transaction =>
      this.#set.insert(transaction, [...missing.values()], this.number),
    );
    ids.forEach(id => this.#seen.add(id));
    this.#added += ids.length;
  }

  /** Leaves out what was not added. Answers whether the version differs from the one before. */
  async finish(): Promise<boolean> {
    const [{ count }] = await this.#rows()
      .whereNull('gone_in')
      .count({ count: '*' });
    if (Number(count) === this.#seen.size) {
      return this.#added > 0;
    }
    await this.#inBatches(
      rows => rows.whereNull('gone_in'),
      (transaction, ids) =>
        transaction<VersionedRow>(this.#set.table)
          .whereIn('id', ids)
          .update({ gone_in: this.number }),
      id => !this.#seen.has(id),
    );
    return true;
  }

  #rows() {
    return this.#knex<VersionedRow>(this.#set.table).where(this.#set.scope);
  }

  async #inBatches(
    restrict: (rows: Knex.QueryBuilder<VersionedRow>) => Knex.QueryBuilder,
    write: (transaction: Knex, ids: number[]) => Promise<unknown>,
    isMeant: (id: number) => boolean = () => true,
  ): Promise<void> {
    let after = 0;
    for (;;) {
      const rows: Pick<VersionedRow, 'id'>[] = await this.#rows()
        .modify(restrict)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .select('id');
      if (rows.length === 0) {
        return;
      }
      const ids = rows.map(({ id }) => Number(id));
      after = ids[ids.length - 1];
      for (const batch of inBatches(ids.filter(isMeant))) {
        await this.#write(transaction => write(transaction, batch));
      }
    }
  }
}
