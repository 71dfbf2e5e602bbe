import { Knex } from 'knex';
import { STATEMENT_ROWS } from './batches';
import { dropOrphanedDocuments } from './documents';
import { recordSet } from './recordSet';
import { dropRuns } from './runs';
import { RecordRow, SnapshotRow, SourceRow } from './tables';

/** How long to keep what is of no use for the answers of today, in milliseconds. */
export interface Retention {
  /** What was read last of sources that nobody lists any more. */
  readonly unlistedSources: number;
  /** Runs that have ended. */
  readonly runs: number;
}

/** What {@link dropExpired} has dropped. */
export interface Dropped {
  readonly sources: number;
  readonly runs: number;
  readonly documents: number;
}

/** What a snapshot has in the place of its source once that is dropped. */
const NO_SOURCE = '';

/**
 * Drops what need not be kept any longer, in short transactions. What an abort or a crash leaves is dropped the next time.
 *
 * @param signal - ends it early.
 */
export async function dropExpired(
  knex: Knex,
  retention: Retention,
  now: number,
  signal: AbortSignal,
): Promise<Dropped> {
  const before = new Date(now - retention.unlistedSources).toISOString();
  const expired = await knex<SourceRow>('sources')
    .where({ listed: false })
    .where('unlisted_at', '<=', before)
    .select('id');
  for (const { id } of expired) {
    await dropSource(knex, id);
  }
  await dropSnapshots(knex, signal);
  return {
    sources: expired.length,
    runs: await dropRuns(knex, now - retention.runs),
    documents: await dropOrphanedDocuments(knex),
  };
}

/** A source that comes back after this comes back as a new one. */
async function dropSource(knex: Knex, id: string): Promise<void> {
  await knex.transaction(async transaction => {
    const dropped = await transaction<SourceRow>('sources')
      .where({ id, listed: false })
      .delete();
    if (dropped > 0) {
      await transaction<SnapshotRow>('snapshots')
        .where({ source_id: id })
        .update({ source_id: NO_SOURCE });
    }
  });
}

async function dropSnapshots(knex: Knex, signal: AbortSignal): Promise<void> {
  const snapshots = await knex<SnapshotRow>('snapshots')
    .where({ source_id: NO_SOURCE })
    .select('id');
  for (const { id } of snapshots) {
    const { drop, scope } = recordSet(id);
    for (;;) {
      signal.throwIfAborted();
      const rows = await knex<RecordRow>('records')
        .where(scope)
        .limit(STATEMENT_ROWS)
        .select('id');
      if (rows.length === 0) {
        break;
      }
      const ids = rows.map(row => Number(row.id));
      await knex.transaction(transaction => drop(transaction, ids));
    }
    await knex<SnapshotRow>('snapshots').where({ id }).delete();
  }
}
