import { Knex } from 'knex';
import { SnapshotRow, SourceRow } from './tables';

/** How old a source is. */
export interface SourceAge {
  readonly title: string;
  /** Milliseconds since it was read. */
  readonly age: number;
  /** The last attempt to renew it failed. */
  readonly failed: boolean;
}

/** The ages of all sources that are listed and were read, by their id. */
export async function loadSourceAges(
  knex: Knex,
  now: number,
): Promise<Map<string, SourceAge>> {
  const rows = await knex<SourceRow>('sources')
    .join<SnapshotRow>('snapshots', 'snapshots.id', 'sources.snapshot_id')
    .where('sources.listed', true)
    .select<
      (Pick<SourceRow, 'id' | 'title' | 'failed'> & { read_at: string })[]
    >('sources.id', 'sources.title', 'sources.failed', 'snapshots.read_at');
  return new Map(
    rows.map(({ id, title, failed, read_at: readAt }) => [
      id,
      { title, age: now - Date.parse(readAt), failed: Boolean(failed) },
    ]),
  );
}
