import {
  SourceKind,
  SourceProblem,
  SourceState,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { activeRuns } from './runs';
import { SnapshotRow, SourceRow } from './tables';

/** A source as its provider lists it. */
export interface ListedSource {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
}

/** Remembers sources that a provider lists now. */
export async function saveSources(
  knex: Knex,
  sources: readonly ListedSource[],
): Promise<void> {
  for (const { id, kind, title } of sources) {
    await knex<SourceRow>('sources')
      .insert({
        id,
        kind,
        title,
        listed: true,
        problems: '[]',
        failed: false,
      })
      .onConflict('id')
      .merge(['kind', 'title', 'listed']);
  }
}

/**
 * Leaves out sources that nobody lists any more. Their snapshots stay, in case they come back.
 *
 * @returns the ids of those that were left out now.
 */
export async function unlistSources(
  knex: Knex,
  isGone: (id: string) => boolean,
): Promise<string[]> {
  const rows = await knex<SourceRow>('sources')
    .where({ listed: true })
    .select('id');
  const gone = rows.map(row => row.id).filter(isGone);
  for (const id of gone) {
    await knex<SourceRow>('sources').where({ id }).update({ listed: false });
  }
  return gone;
}

/** Notes how the last attempt to read a source went wrong; its snapshot stays. */
export async function saveFailure(
  knex: Knex,
  id: string,
  problems: readonly SourceProblem[],
): Promise<void> {
  await knex<SourceRow>('sources')
    .where({ id })
    .update({ failed: true, problems: JSON.stringify(problems) });
}

/** Which sources to load. */
export interface SourceQuery {
  readonly ids?: readonly string[];
  /** Sources after this id. */
  readonly after?: string;
  /** Sources before this id, the nearest first. */
  readonly before?: string;
  readonly limit?: number;
}

/**
 * Loads the states of listed sources, by id.
 *
 * @param options - `now` in milliseconds since 1970; `staleAge` in milliseconds, past which a snapshot is stale.
 */
export async function loadSourceStates(
  knex: Knex,
  query: SourceQuery,
  options: { now: number; staleAge: number },
): Promise<SourceState[]> {
  const rows = await knex<SourceRow>('sources')
    .leftJoin<SnapshotRow>('snapshots', 'snapshots.id', 'sources.snapshot_id')
    .where('sources.listed', true)
    .modify(builder => {
      if (query.ids) {
        builder.whereIn('sources.id', query.ids);
      }
      if (query.after !== undefined) {
        builder.where('sources.id', '>', query.after);
      }
      if (query.before !== undefined) {
        builder.where('sources.id', '<', query.before);
      }
      if (query.limit !== undefined) {
        builder.limit(query.limit);
      }
    })
    .orderBy('sources.id', query.before === undefined ? 'asc' : 'desc')
    .select<(SourceRow & Pick<Partial<SnapshotRow>, 'read_at' | 'counts'>)[]>(
      'sources.*',
      'snapshots.read_at',
      'snapshots.counts',
    );
  const runs = await activeRuns(
    knex,
    rows.map(row => row.id),
    options.now,
  );
  return rows.map(row => {
    const problems: SourceProblem[] = JSON.parse(row.problems);
    const failed = Boolean(row.failed);
    const run = runs.get(row.id);
    return {
      id: row.id,
      kind: row.kind as SourceKind,
      title: row.title,
      status: statusOf(row.snapshot_id !== null, failed, problems.length > 0),
      ...(row.read_at ? { readAt: row.read_at } : {}),
      stale:
        row.read_at !== undefined &&
        row.read_at !== null &&
        (failed || options.now - Date.parse(row.read_at) > options.staleAge),
      counts: row.counts ? JSON.parse(row.counts) : {},
      problems,
      ...(run ? { run } : {}),
    };
  });
}

/** How many sources are listed. */
export async function countSources(knex: Knex): Promise<number> {
  const [{ count }] = await knex<SourceRow>('sources')
    .where({ listed: true })
    .count({ count: '*' });
  return Number(count);
}

function statusOf(
  read: boolean,
  failed: boolean,
  problems: boolean,
): SourceState['status'] {
  if (failed) {
    return 'failed';
  }
  if (!read) {
    return 'never-read';
  }
  return problems ? 'partial' : 'ok';
}
