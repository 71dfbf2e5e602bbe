import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  CompleteMark,
  SnapshotRecord,
  SourceProblem,
} from 'backstage-plugin-irsa-common';
import { IrsaSource, SourceItem } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { beatRun, endRun, startRun } from '../database/runs';
import {
  appendChunk,
  beginSnapshot,
  commitSnapshot,
  dropSnapshot,
  loadRecords,
} from '../database/snapshots';
import { saveFailure } from '../database/sources';

/** Records in one row of the database. */
const CHUNK = 500;
/** Problems that are kept of one run; more say the same again. */
const PROBLEM_LIMIT = 100;
/** Milliseconds between signs of life. */
const HEARTBEAT = 2_000;

/**
 * Reads a source into a new snapshot. Whatever happens on the way, the last good snapshot stays until the new one is whole.
 */
export async function collectSource(options: {
  knex: Knex;
  source: IrsaSource;
  signal: AbortSignal;
  logger: LoggerService;
  now: () => number;
}): Promise<void> {
  const { knex, source, signal, logger, now } = options;
  const runId = await startRun(knex, source.id, now());
  const snapshotId = await beginSnapshot(knex, source.id, now());
  const progress: Progress = { read: 0, problems: [] };
  const heartbeat = setInterval(() => {
    beatRun(knex, runId, progress.read, now()).catch(error =>
      logger.warn(`Noting the progress of ${source.id} failed`, error),
    );
  }, HEARTBEAT);

  try {
    const content = await writeRecords(knex, snapshotId, {
      items: source.read({
        signal,
        previous: kind => loadRecords(knex, source.id, kind),
      }),
      signal,
      progress,
    });
    await commitSnapshot(knex, {
      id: snapshotId,
      sourceId: source.id,
      readAt: content.readAt ?? new Date(now()).toISOString(),
      marks: content.marks,
      counts: content.counts,
      problems: content.problems,
    });
    logger.info(`Read ${progress.read} records of ${source.id}`);
  } catch (error) {
    await dropSnapshot(knex, snapshotId);
    // What was refused on the way is often the reason, with what to add.
    await saveFailure(knex, source.id, [
      { message: messageOf(error, signal) },
      ...progress.problems,
    ]);
    logger.warn(`Reading ${source.id} failed; its last good snapshot stays`, {
      cause: messageOf(error, signal),
    });
  } finally {
    clearInterval(heartbeat);
    await endRun(knex, runId);
  }
}

/** What is known of a read while it goes on. */
interface Progress {
  read: number;
  readonly problems: SourceProblem[];
}

interface SnapshotContent {
  readonly readAt?: string;
  readonly marks: readonly CompleteMark[];
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly SourceProblem[];
}

async function writeRecords(
  knex: Knex,
  snapshotId: string,
  input: {
    items: AsyncIterable<SourceItem>;
    signal: AbortSignal;
    progress: Progress;
  },
): Promise<SnapshotContent> {
  const marks: CompleteMark[] = [];
  const { problems } = input.progress;
  const counts: Record<string, number> = {};
  let suppressed = 0;
  let readAt: string | undefined;
  let chunk: SnapshotRecord[] = [];
  let position = 0;
  const flush = async () => {
    if (chunk.length > 0) {
      await appendChunk(knex, snapshotId, position, chunk);
      position += 1;
      chunk = [];
    }
  };

  for await (const item of input.items) {
    input.signal.throwIfAborted();
    switch (item.type) {
      case 'record':
        chunk.push(item.record);
        counts[item.record.kind] = (counts[item.record.kind] ?? 0) + 1;
        input.progress.read += 1;
        if (chunk.length >= CHUNK) {
          await flush();
        }
        break;
      case 'complete':
        marks.push(item.mark);
        break;
      case 'problem':
        if (problems.length < PROBLEM_LIMIT) {
          problems.push(item.problem);
        } else {
          suppressed += 1;
        }
        break;
      default:
        readAt = item.readAt;
    }
  }
  input.signal.throwIfAborted();
  await flush();
  if (suppressed > 0) {
    problems.push({ message: `${suppressed} more problems are not listed.` });
  }
  return { readAt, marks, counts, problems };
}

function messageOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) {
    return 'The read was ended before it was done, by its time limit or because the backend stopped.';
  }
  return isError(error) ? error.message : String(error);
}
