import {
  SourceKind,
  SourceProblem,
  SourceState,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { inBatches } from './batches';
import { activeRuns } from './runs';
import { RunRow, SnapshotRow, SourceRow } from './tables';

/** A source as its provider lists it. */
export interface ListedSource {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
}

/** Remembers sources that a provider lists now. Writes only what is new. */
export async function saveSources(
  knex: Knex,
  sources: readonly ListedSource[],
): Promise<void> {
  for (const batch of inBatches(sources)) {
    const known = new Map(
      (
        await knex<SourceRow>('sources').whereIn(
          'id',
          batch.map(({ id }) => id),
        )
      ).map(row => [row.id, row]),
    );
    const changed = batch.filter(({ id, kind, title }) => {
      const row = known.get(id);
      return !(
        row?.listed &&
        !row.is_provider &&
        row.kind === kind &&
        row.title === title
      );
    });
    for (const source of changed) {
      await insertSource(knex, source, false)
        .onConflict('id')
        .merge(['kind', 'title', 'listed', 'unlisted_at', 'is_provider']);
    }
  }
}

/** Shows a provider that cannot list its sources as a failed source of its own. */
export async function saveProviderFailure(
  knex: Knex,
  provider: ListedSource,
  problems: readonly SourceProblem[],
): Promise<void> {
  await knex.transaction(async transaction => {
    // Where one of its sources has the id of the provider, that stays a source.
    await insertSource(transaction, provider, true)
      .onConflict('id')
      .merge(['listed', 'unlisted_at']);
    await saveFailure(transaction, provider.id, problems);
  });
}

function insertSource(
  knex: Knex,
  { id, kind, title }: ListedSource,
  isProvider: boolean,
) {
  return knex<SourceRow>('sources').insert({
    id,
    kind,
    title,
    listed: true,
    unlisted_at: null,
    is_provider: isProvider,
    problems: '[]',
    failed: false,
  });
}

/**
 * Leaves out sources that nobody lists any more, with the runs that are asked for. Their snapshots stay for a time, in case they come back.
 *
 * @returns the ids of those that were left out now.
 */
export async function unlistSources(
  knex: Knex,
  isGone: (id: string) => boolean,
  now: number,
): Promise<string[]> {
  const rows = await knex<SourceRow>('sources')
    .where({ listed: true })
    .select('id', 'run_id');
  const gone = rows.filter(row => isGone(row.id));
  const at = new Date(now).toISOString();
  for (const { id, run_id: runId } of gone) {
    await knex.transaction(async transaction => {
      await transaction<SourceRow>('sources').where({ id }).update({
        listed: false,
        unlisted_at: at,
        run_id: null,
        lease_until: null,
        next_read_at: null,
      });
      if (runId !== null) {
        await transaction<RunRow>('runs')
          .where({ id: runId })
          .update({ state: 'ended', outcome: 'abandoned', ended_at: at });
      }
    });
  }
  return gone.map(row => row.id);
}

/** The ids of the sources that are listed now. */
export async function listedSourceIds(knex: Knex): Promise<string[]> {
  const rows = await knex<SourceRow>('sources')
    .where({ listed: true, is_provider: false })
    .orderBy('id')
    .select('id');
  return rows.map(row => row.id);
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

/** Notes that a source was read, with what could not be read of it. */
export async function saveSuccess(
  knex: Knex,
  id: string,
  problems: readonly SourceProblem[],
): Promise<void> {
  await knex<SourceRow>('sources')
    .where({ id })
    .update({ failed: false, problems: JSON.stringify(problems) });
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
  const runs = await activeRuns(knex, rows, options.now);
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
      ...(!run && row.next_read_at ? { nextReadAt: row.next_read_at } : {}),
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
