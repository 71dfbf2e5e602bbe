import { randomUUID } from 'node:crypto';
import { CustomErrorBase, NotFoundError } from '@backstage/errors';
import { SourceRun } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { inBatches } from './batches';
import { RunOutcome, RunRow, SourceRow } from './tables';

/** Milliseconds that a run belongs to its backend after each sign of life; then another may take the source over. */
const LEASE = 30_000;

/** A run that this backend has begun. While it lasts nobody else reads the source. */
export interface RunLease {
  readonly runId: string;
  readonly sourceId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Attempts before it, in a row, that failed. */
  readonly failures: number;
  /** Whether somebody asked for the run, and it was not merely due. */
  readonly asked: boolean;
}

/** The run has come to its end without this backend, so nothing that it has read may be kept. */
export class LeaseLostError extends CustomErrorBase {
  name = 'LeaseLostError' as const;
}

/** What decides who may read a source; each change compares all of it with what was seen before. */
type Claim = Pick<SourceRow, 'id' | 'run_id' | 'lease_until' | 'next_read_at'>;

/** A source whose run may be begun, with what the lease tells of both. */
type Claimable = Claim &
  Pick<SourceRow, 'failures' | 'abandoned'> &
  Pick<RunRow, 'asked'>;

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

/**
 * The run of a source that is asked for or under way, or a new one that is asked for now. A run that was merely due, and that nobody has begun,
 * counts as asked for from now on.
 *
 * @throws NotFoundError when the source is not listed.
 */
export async function requestRun(
  knex: Knex,
  sourceId: string,
  now: number,
): Promise<string> {
  for (;;) {
    const source = await knex<SourceRow>('sources')
      .where({ id: sourceId, listed: true, is_provider: false })
      .first('id', 'run_id', 'lease_until', 'next_read_at');
    if (!source) {
      throw new NotFoundError(
        `No source has the id '${sourceId}'; GET /sources lists them`,
      );
    }
    if (source.run_id !== null && !isAbandoned(source, now)) {
      await knex<RunRow>('runs')
        .where({ id: source.run_id, state: 'queued' })
        .update({ asked: true });
      return source.run_id;
    }
    const id = await queueRun(knex, source, { asked: true, now });
    if (id !== undefined) {
      return id;
    }
  }
}

/**
 * Asks for a run of each source that is due and that nobody reads.
 *
 * @param canRead - whether this backend knows a source.
 */
export async function requestDueRuns(
  knex: Knex,
  canRead: (sourceId: string) => boolean,
  now: number,
): Promise<void> {
  const due = await knex<SourceRow>('sources')
    .where({ listed: true, is_provider: false, run_id: null })
    .where(builder =>
      builder.whereNull('next_read_at').orWhere('next_read_at', '<=', iso(now)),
    )
    .orderBy('next_read_at')
    .select('id', 'run_id', 'lease_until', 'next_read_at');
  for (const source of due) {
    if (canRead(source.id)) {
      await queueRun(knex, source, { asked: false, now });
    }
  }
}

/**
 * Begins the run that has been asked for longest, or one in the place of a run whose backend is gone.
 *
 * @param canRead - whether this backend knows a source.
 */
export async function claimRun(
  knex: Knex,
  canRead: (sourceId: string) => boolean,
  now: number,
): Promise<(RunLease & { readonly abandoned: number }) | undefined> {
  const claimable = await knex<SourceRow>('sources')
    .join<RunRow>('runs', 'runs.id', 'sources.run_id')
    .where('sources.listed', true)
    .where(builder =>
      builder
        .whereNull('sources.lease_until')
        .orWhere('sources.lease_until', '<=', iso(now)),
    )
    .orderBy('runs.started_at')
    .select<Claimable[]>(
      'sources.id',
      'run_id',
      'lease_until',
      'next_read_at',
      'failures',
      'abandoned',
      'asked',
    );
  for (const source of claimable) {
    const lease = canRead(source.id)
      ? await takeRun(knex, source, now)
      : undefined;
    if (lease) {
      return lease;
    }
  }
  return undefined;
}

/**
 * Shows that a run is alive, and how many records it has read.
 *
 * @throws LeaseLostError when another backend has taken the source over, or nobody lists it any more.
 */
export async function renewLease(
  knex: Knex,
  lease: RunLease,
  read: number,
  now: number,
): Promise<void> {
  await holdLease(knex, lease, now);
  await knex<RunRow>('runs').where({ id: lease.runId }).update({ read });
}

/**
 * Runs a transaction while nobody can take the source over. On PostgreSQL it holds the lock of the source's row, which no reader waits for.
 *
 * @throws LeaseLostError when another backend has taken the source over, or nobody lists it any more.
 */
export async function underLease<T>(
  knex: Knex,
  lease: RunLease,
  now: number,
  write: (transaction: Knex) => Promise<T>,
): Promise<T> {
  return knex.transaction(async transaction => {
    await holdLease(transaction, lease, now);
    return write(transaction);
  });
}

/** Ends a run within {@link underLease}, and says when the source is due again. */
export async function endRun(
  transaction: Knex,
  lease: RunLease,
  end: {
    readonly outcome: RunOutcome;
    readonly read: number;
    readonly written: number;
    readonly failures: number;
    readonly nextReadAt: number;
    readonly now: number;
  },
): Promise<void> {
  await transaction<SourceRow>('sources')
    .where({ id: lease.sourceId })
    .update({
      run_id: null,
      lease_until: null,
      next_read_at: iso(end.nextReadAt),
      failures: end.failures,
      abandoned: 0,
    });
  await transaction<RunRow>('runs')
    .where({ id: lease.runId })
    .update({
      state: 'ended',
      outcome: end.outcome,
      ended_at: iso(end.now),
      read: end.read,
      written: end.written,
    });
}

/** Puts a run back to be begun anew, by whichever backend comes first. */
export async function releaseRun(
  knex: Knex,
  lease: RunLease,
  now: number,
): Promise<void> {
  await underLease(knex, lease, now, async transaction => {
    await transaction<SourceRow>('sources')
      .where({ id: lease.sourceId })
      .update({ lease_until: null });
    await transaction<RunRow>('runs')
      .where({ id: lease.runId })
      .update({ state: 'queued', read: 0 });
  });
}

/** The runs of sources that are asked for or under way. */
export async function activeRuns(
  knex: Knex,
  sources: readonly Pick<SourceRow, 'id' | 'run_id' | 'lease_until'>[],
  now: number,
): Promise<Map<string, SourceRun>> {
  const ids = sources.flatMap(source =>
    source.run_id !== null && !isAbandoned(source, now) ? [source.run_id] : [],
  );
  const runs = new Map<string, SourceRun>();
  for (const batch of inBatches(ids)) {
    for (const row of await knex<RunRow>('runs').whereIn('id', batch)) {
      const { id, started_at: startedAt, read } = row;
      runs.set(row.source_id, { id, startedAt, read });
    }
  }
  return runs;
}

/** Deletes runs that ended before a time. */
export async function dropRuns(knex: Knex, before: number): Promise<number> {
  return knex<RunRow>('runs').where('ended_at', '<', iso(before)).delete();
}

function isAbandoned(
  source: Pick<SourceRow, 'lease_until'>,
  now: number,
): boolean {
  return source.lease_until !== null && source.lease_until <= iso(now);
}

/** Answers with nothing when somebody else was faster. */
async function queueRun(
  knex: Knex,
  source: Claim,
  { asked, now }: { asked: boolean; now: number },
): Promise<string | undefined> {
  const id = randomUUID();
  return knex.transaction(async transaction => {
    const isMine = await compareAndSet(transaction, source, {
      run_id: id,
      lease_until: null,
    });
    if (!isMine) {
      return undefined;
    }
    await endAbandoned(transaction, source, now);
    await transaction<RunRow>('runs').insert({
      id,
      source_id: source.id,
      state: 'queued',
      asked,
      started_at: iso(now),
      read: 0,
      written: 0,
    });
    return id;
  });
}

/** Answers with nothing when somebody else was faster. */
async function takeRun(
  knex: Knex,
  source: Claimable,
  now: number,
): Promise<(RunLease & { readonly abandoned: number }) | undefined> {
  const isTakenOver = source.lease_until !== null;
  // What the backend that is gone may still do must not count, so its run ends and another begins.
  const runId = isTakenOver ? randomUUID() : source.run_id ?? randomUUID();
  const abandoned = isTakenOver ? source.abandoned + 1 : source.abandoned;
  return knex.transaction(async transaction => {
    const isMine = await compareAndSet(transaction, source, {
      run_id: runId,
      lease_until: iso(now + LEASE),
      abandoned,
    });
    if (!isMine) {
      return undefined;
    }
    if (isTakenOver) {
      await endAbandoned(transaction, source, now);
    }
    await transaction<RunRow>('runs')
      .insert({
        id: runId,
        source_id: source.id,
        state: 'running',
        asked: source.asked,
        started_at: iso(now),
        read: 0,
        written: 0,
      })
      .onConflict('id')
      .merge(['state', 'started_at']);
    // Somebody may have asked for it since it was looked at; from here on it is too late.
    const run = await transaction<RunRow>('runs')
      .where({ id: runId })
      .first('asked');
    return {
      runId,
      sourceId: source.id,
      startedAt: iso(now),
      failures: source.failures,
      asked: Boolean(run?.asked),
      abandoned,
    };
  });
}

async function compareAndSet(
  transaction: Knex,
  seen: Claim,
  change: Partial<SourceRow>,
): Promise<boolean> {
  const { id, run_id, lease_until, next_read_at } = seen;
  const changed = await transaction<SourceRow>('sources')
    .where({ id, listed: true, run_id, lease_until, next_read_at })
    .update(change);
  return changed === 1;
}

async function endAbandoned(
  transaction: Knex,
  source: Claim,
  now: number,
): Promise<void> {
  if (source.run_id !== null) {
    await transaction<RunRow>('runs')
      .where({ id: source.run_id })
      .update({ state: 'ended', outcome: 'abandoned', ended_at: iso(now) });
  }
}

async function holdLease(
  knex: Knex,
  { sourceId, runId }: RunLease,
  now: number,
): Promise<void> {
  const held = await knex<SourceRow>('sources')
    .where({ id: sourceId, run_id: runId })
    .update({ lease_until: iso(now + LEASE) });
  if (held === 0) {
    throw new LeaseLostError(
      `${sourceId} was taken over by another backend or is not listed any more; what this run read is not kept`,
    );
  }
}
