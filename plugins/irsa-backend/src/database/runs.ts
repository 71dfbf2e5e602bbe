import { randomUUID } from 'node:crypto';
import { SourceRun } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { RunRow } from './tables';

/** A run that has not shown a sign of life for this long, in milliseconds, belongs to a process that is gone. */
const LIFELESS_AFTER = 30_000;

/** How many sources one query asks for, below SQLite's limit on variables. */
const BATCH = 500;

function alive(now: number) {
  return new Date(now - LIFELESS_AFTER).toISOString();
}

/**
 * The run of a source that is asked for or under way, or a new one that is asked for now.
 */
export async function requestRun(
  knex: Knex,
  sourceId: string,
  now: number,
): Promise<string> {
  return knex.transaction(async transaction => {
    const existing = await transaction<RunRow>('runs')
      .where({ source_id: sourceId })
      .whereIn('state', ['queued', 'running'])
      .where('heartbeat_at', '>', alive(now))
      .first('id');
    if (existing) {
      return existing.id;
    }
    return insertRun(transaction, sourceId, 'queued', now);
  });
}

/** Starts the run that was asked for, or one of its own; ends whatever an earlier process left. */
export async function startRun(
  knex: Knex,
  sourceId: string,
  now: number,
): Promise<string> {
  return knex.transaction(async transaction => {
    const queued = await transaction<RunRow>('runs')
      .where({ source_id: sourceId, state: 'queued' })
      .orderBy('started_at', 'desc')
      .first('id');
    const id =
      queued?.id ?? (await insertRun(transaction, sourceId, 'running', now));
    // Only the last run of a source is of interest; older rows go.
    await transaction<RunRow>('runs')
      .where({ source_id: sourceId })
      .whereNot({ id })
      .delete();
    const at = new Date(now).toISOString();
    await transaction<RunRow>('runs')
      .where({ id })
      .update({ state: 'running', started_at: at, heartbeat_at: at });
    return id;
  });
}

/** A sign of life of a run, with the number of records that it has read. */
export async function beatRun(
  knex: Knex,
  id: string,
  read: number,
  now: number,
): Promise<void> {
  await knex<RunRow>('runs')
    .where({ id })
    .update({ read, heartbeat_at: new Date(now).toISOString() });
}

/** Ends a run. */
export async function endRun(knex: Knex, id: string): Promise<void> {
  await knex<RunRow>('runs').where({ id }).update({ state: 'ended' });
}

/** The runs of sources that are asked for or under way. */
export async function activeRuns(
  knex: Knex,
  sourceIds: readonly string[],
  now: number,
): Promise<Map<string, SourceRun>> {
  const rows: RunRow[] = [];
  for (let start = 0; start < sourceIds.length; start += BATCH) {
    rows.push(
      ...(await knex<RunRow>('runs')
        .whereIn('source_id', sourceIds.slice(start, start + BATCH))
        .whereIn('state', ['queued', 'running'])
        .where('heartbeat_at', '>', alive(now))),
    );
  }
  return new Map(
    rows.map(row => [
      row.source_id,
      { id: row.id, startedAt: row.started_at, read: row.read },
    ]),
  );
}

async function insertRun(
  knex: Knex,
  sourceId: string,
  state: RunRow['state'],
  now: number,
): Promise<string> {
  const id = randomUUID();
  const at = new Date(now).toISOString();
  await knex<RunRow>('runs').insert({
    id,
    source_id: sourceId,
    state,
    started_at: at,
    heartbeat_at: at,
    read: 0,
  });
  return id;
}
