import { LoggerService } from '@backstage/backend-plugin-api';
import {
  CompleteMark,
  RecordKind,
  SourceProblem,
} from 'backstage-plugin-irsa-common';
import { IrsaSource } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { EncodedRecord } from '../database/encodeRecord';
import { NextVersion } from '../database/NextVersion';
import { recordSet } from '../database/recordSet';
import {
  endRun,
  LeaseLostError,
  releaseRun,
  renewLease,
  RunLease,
  underLease,
} from '../database/runs';
import {
  commitSnapshot,
  countRecords,
  loadRecords,
  openSnapshot,
  SnapshotVersion,
} from '../database/snapshots';
import { saveFailure, saveSuccess } from '../database/sources';
import { pauseBeforeNextRead } from './nextRead';
import { problemOf } from './problemOf';
import { RecordBuffer } from './RecordBuffer';
import { untilAborted } from './untilAborted';

/** Problems that are kept of one run; more say the same again. */
const PROBLEM_LIMIT = 100;
/** Milliseconds between signs of life, some of which may fail before the lease runs out. */
const HEARTBEAT = 5_000;

/** What {@link collectSource} needs. */
export interface CollectOptions {
  readonly knex: Knex;
  readonly source: IrsaSource;
  readonly lease: RunLease;
  /** Aborted when the backend stops: the run is then left to whoever comes next. */
  readonly stop: AbortSignal;
  /** In milliseconds. */
  readonly schedule: { readonly frequency: number; readonly timeout: number };
  readonly logger: LoggerService;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Reads a source into the next version of its snapshot. Whatever happens on the way, the last good one stays until that is whole.
 */
export async function collectSource(options: CollectOptions): Promise<void> {
  const { knex, source, lease, stop, schedule, logger, now } = options;
  const timeLimit = AbortSignal.timeout(schedule.timeout);
  const lost = new AbortController();
  const read: Read = {
    options,
    signal: AbortSignal.any([stop, timeLimit, lost.signal]),
    progress: { read: 0, written: 0 },
    problems: [],
  };
  const heartbeat = setInterval(() => {
    renewLease(knex, lease, read.progress.read, now()).catch(error => {
      if (error instanceof LeaseLostError) {
        lost.abort(error);
      } else {
        logger.warn(`Noting the progress of ${source.id} failed`, error);
      }
    });
  }, HEARTBEAT);

  try {
    await readAndCommit(read);
    logger.info(
      `Read ${read.progress.read} records of ${source.id}, of which ${read.progress.written} are new`,
    );
  } catch (error) {
    if (lost.signal.aborted || error instanceof LeaseLostError) {
      logger.warn(problemOf(lost.signal.reason ?? error).message);
    } else if (stop.aborted) {
      await releaseRun(knex, lease, now());
      logger.info(`${source.id} is left to the next backend`);
    } else {
      await fail(
        read,
        timeLimit.aborted
          ? {
              message:
                'The read was ended because it took longer than its time limit, irsa.schedule.timeout.',
            }
          : problemOf(error),
      );
    }
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Ends a run as failed without reading, and leaves its source alone for a time.
 *
 * @param message - why, for people.
 */
export async function giveUpSource(
  options: Omit<CollectOptions, 'stop'>,
  message: string,
): Promise<void> {
  await fail(
    { options, progress: { read: 0, written: 0 }, problems: [] },
    { message },
  );
}

/** What is known of a read while it goes on. */
interface Read {
  readonly options: Omit<CollectOptions, 'stop'>;
  readonly signal: AbortSignal;
  readonly progress: { read: number; written: number };
  readonly problems: SourceProblem[];
}

async function readAndCommit(read: Read): Promise<void> {
  const { knex, source, lease, schedule, now } = read.options;
  const before = await openSnapshot(knex, source.id, now());
  const next = await NextVersion.begin({
    knex,
    set: recordSet(before.snapshotId),
    version: before.version,
    write: write => underLease(knex, lease, now(), write),
  });
  const { marks, readAt } = await writeRecords(read, before, next);
  const isChanged =
    (await next.finish()) ||
    before.version === 0 ||
    JSON.stringify(marks) !== JSON.stringify(before.marks);
  const counts = await countRecords(knex, before.snapshotId);
  read.signal.throwIfAborted();
  await underLease(knex, lease, now(), async transaction => {
    await commitSnapshot(
      transaction,
      { ...before, marks, version: isChanged ? next.number : before.version },
      { readAt, counts },
    );
    await saveSuccess(transaction, source.id, read.problems);
    await endRun(transaction, lease, {
      outcome: 'read',
      ...read.progress,
      failures: 0,
      nextReadAt: now() + pauseBeforeNextRead(schedule.frequency, 0, 0),
      now: now(),
    });
  });
}

async function writeRecords(
  read: Read,
  before: SnapshotVersion,
  next: NextVersion<EncodedRecord>,
): Promise<{ marks: CompleteMark[]; readAt: string }> {
  const { knex, source, lease, logger } = read.options;
  const { signal, progress, problems } = read;
  const marks = new Map<string, CompleteMark>();
  const buffer = new RecordBuffer(next);
  let suppressed = 0;
  let readAt = lease.startedAt;

  const items = source.read({
    signal,
    // Who asks for a read wants what holds now, also of what seldom changes.
    previous: async <K extends RecordKind>(kind: K) =>
      lease.asked ? [] : loadRecords(knex, before, kind),
  });
  for await (const item of untilAborted(items, signal, error =>
    logger.debug(
      `Ending the read of ${source.id} failed: ${problemOf(error).message}`,
    ),
  )) {
    switch (item.type) {
      case 'record':
        await buffer.add(item.record);
        progress.read += 1;
        progress.written = next.added;
        break;
      case 'complete':
        marks.set(`${item.mark.kind} ${item.mark.of}`, item.mark);
        break;
      case 'problem':
        if (problems.length < PROBLEM_LIMIT) {
          problems.push(item.problem);
        } else {
          suppressed += 1;
        }
        break;
      default:
        readAt = earlierOf(lease.startedAt, item.readAt);
    }
  }
  await buffer.flush();
  progress.written = next.added;
  if (suppressed > 0) {
    problems.push({ message: `${suppressed} more problems are not listed.` });
  }
  return {
    marks: [...marks.keys()].sort().flatMap(key => marks.get(key) ?? []),
    readAt,
  };
}

async function fail(
  read: Omit<Read, 'signal'>,
  problem: SourceProblem,
): Promise<void> {
  const { knex, source, lease, schedule, logger, now } = read.options;
  const failures = lease.failures + 1;
  const pause = pauseBeforeNextRead(
    schedule.frequency,
    failures,
    Math.random(),
  );
  await underLease(knex, lease, now(), async transaction => {
    // What was refused on the way is often the reason, with what to add.
    await saveFailure(transaction, source.id, [problem, ...read.problems]);
    await endRun(transaction, lease, {
      outcome: 'failed',
      ...read.progress,
      failures,
      nextReadAt: now() + pause,
      now: now(),
    });
  });
  logger.warn(`Reading ${source.id} failed; its last good snapshot stays`, {
    cause: problem.message,
  });
}

/** The clock of whoever made an export may be ahead; nothing is younger than the read of it. */
function earlierOf(startedAt: string, exportedAt: string): string {
  const exported = Date.parse(exportedAt);
  if (Number.isNaN(exported)) {
    throw new Error(`'${exportedAt}' is no time in ISO 8601`);
  }
  return new Date(Math.min(exported, Date.parse(startedAt))).toISOString();
}
