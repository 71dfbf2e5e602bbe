import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError, toError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { dropExpired, Retention } from '../database/retention';
import { claimRun, requestDueRuns, requestRun } from '../database/runs';
import { listedSourceIds } from '../database/sources';
import { collectSource, giveUpSource } from './collectSource';
import { SourceRegistry } from './SourceRegistry';

/** How often sources that are due are put into the queue. */
const PLAN_FREQUENCY = { seconds: 10 };
/** How often each reader looks into the queue, and for runs whose backend is gone. */
const READ_FREQUENCY = { seconds: 5 };
/** How often identities are compared with the snapshots, should the backend that changed one be gone. */
const RESOLVE_FREQUENCY = { seconds: 30 };
/** How often what has expired is dropped. */
const DROP_FREQUENCY = { hours: 1 };
/** Backends that may be lost with a source in a row, before it is left alone as one that fails. */
const ABANDONED_LIMIT = 3;

/** What a {@link SourceCollector} needs. */
export interface SourceCollectorOptions {
  readonly knex: Knex;
  readonly registry: SourceRegistry;
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
  readonly schedule: {
    readonly frequency: HumanDuration;
    readonly timeout: HumanDuration;
    /** How many sources this backend reads at once. */
    readonly concurrency: number;
  };
  readonly retention: Retention;
  /** Called after each read, whatever came of it, and every now and then. */
  readonly onCollected: () => Promise<void>;
  readonly clock: {
    /** Milliseconds since 1970, the same in every backend on the database. */
    now(): number;
    adjust(): Promise<void>;
  };
}

/**
 * Has the sources read, on Backstage's scheduler.
 *
 * A task with global scope puts the sources that are due into a queue in the database. A few readers in each backend take them from there, so that
 * backends share the work. Whoever reads a source holds a lease on it: when its backend is gone, another takes the source over soon, and not only
 * when the scheduler gives up on a task.
 */
export class SourceCollector {
  readonly #options: SourceCollectorOptions;
  readonly #stop = new AbortController();
  readonly #reads = new Set<Promise<boolean>>();
  /** The tasks that read, as soon as the scheduler knows them. */
  readonly #readers: string[] = [];

  constructor(options: SourceCollectorOptions) {
    this.#options = options;
  }

  /** Lists the sources now, and from now on as often as they are read. */
  async start(): Promise<void> {
    const { registry } = this.#options;
    await registry.forgetOtherProviders();
    await registry.discover(AbortSignal.timeout(60_000));
    await this.#plan();
    await this.#schedule();
  }

  /** Ends the reads of this backend; each is left to whichever backend comes next. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#reads);
  }

  /**
   * Has one source, or every source, read now, even one that is left alone because it fails; one that is being read goes on.
   *
   * @throws NotFoundError when there is no such source.
   */
  async refresh(
    sourceId?: string,
  ): Promise<{ id: string; sourceId: string }[]> {
    const { knex, clock } = this.#options;
    const ids =
      sourceId === undefined ? await listedSourceIds(knex) : [sourceId];
    const runs: { id: string; sourceId: string }[] = [];
    for (const id of ids) {
      runs.push({ id: await requestRun(knex, id, clock.now()), sourceId: id });
    }
    // Requests come in before the start is over; readers that are not there yet look into the queue when they are.
    await Promise.all(this.#readers.map(id => this.#trigger(id)));
    return runs;
  }

  async #schedule(): Promise<void> {
    const { scheduler, registry, schedule } = this.#options;
    await scheduler.scheduleTask({
      id: 'discover',
      scope: 'local',
      frequency: schedule.frequency,
      timeout: schedule.timeout,
      initialDelay: schedule.frequency,
      fn: signal => registry.discover(signal),
    });
    await scheduler.scheduleTask({
      id: 'plan',
      scope: 'global',
      frequency: PLAN_FREQUENCY,
      timeout: PLAN_FREQUENCY,
      fn: () => this.#plan(),
    });
    for (let number = 1; number <= schedule.concurrency; number++) {
      const id = `read-${number}`;
      await scheduler.scheduleTask({
        id,
        scope: 'local',
        frequency: READ_FREQUENCY,
        // A reader begins its last read within one time limit, and ends it within another.
        timeout: {
          milliseconds: 3 * durationToMilliseconds(schedule.timeout),
        },
        fn: signal => this.#readQueued(signal),
      });
      this.#readers.push(id);
    }
    await scheduler.scheduleTask({
      id: 'resolve',
      scope: 'local',
      frequency: RESOLVE_FREQUENCY,
      timeout: schedule.timeout,
      initialDelay: RESOLVE_FREQUENCY,
      fn: () => this.#resolve(),
    });
    await scheduler.scheduleTask({
      id: 'drop-expired',
      scope: 'global',
      frequency: DROP_FREQUENCY,
      timeout: schedule.timeout,
      initialDelay: schedule.frequency,
      fn: signal => this.#dropExpired(signal),
    });
  }

  async #trigger(taskId: string): Promise<void> {
    const { scheduler, logger } = this.#options;
    try {
      await scheduler.triggerTask(taskId);
    } catch (error) {
      if (!ConflictError.is(error)) {
        throw error;
      }
      logger.debug(`${taskId} is busy and looks into the queue when it is not`);
    }
  }

  async #plan(): Promise<void> {
    const { knex, registry, clock } = this.#options;
    await requestDueRuns(
      knex,
      id => registry.get(id) !== undefined,
      clock.now(),
    );
  }

  /** Reads one source after the other, until there is none left or it is time to let the scheduler look. */
  async #readQueued(signal: AbortSignal): Promise<void> {
    const { clock, schedule } = this.#options;
    await clock.adjust();
    const end = performance.now() + durationToMilliseconds(schedule.timeout);
    let resolved = Promise.resolve();
    while (!signal.aborted && performance.now() < end) {
      const read = this.#readNext();
      this.#reads.add(read);
      const hasRead = await read.finally(() => this.#reads.delete(read));
      if (!hasRead) {
        break;
      }
      // The next source need not wait for it.
      resolved = this.#resolve();
    }
    await resolved;
  }

  /** Answers whether there was a source to read. */
  async #readNext(): Promise<boolean> {
    const { knex, registry, schedule, logger, clock } = this.#options;
    const stop = this.#stop.signal;
    if (stop.aborted) {
      return false;
    }
    const now = () => clock.now();
    const lease = await claimRun(
      knex,
      id => registry.get(id) !== undefined,
      now(),
    );
    const source = lease && registry.get(lease.sourceId);
    if (!source) {
      return false;
    }
    const options = {
      knex,
      source,
      lease,
      logger,
      now,
      schedule: {
        frequency: durationToMilliseconds(schedule.frequency),
        timeout: durationToMilliseconds(schedule.timeout),
      },
    };
    if (lease.abandoned >= ABANDONED_LIMIT) {
      await giveUpSource(
        options,
        `The backend ended ${lease.abandoned} times in a row while it read this source, perhaps for want of memory; its log says more.`,
      );
    } else {
      await collectSource({ ...options, stop });
    }
    return true;
  }

  async #resolve(): Promise<void> {
    const { onCollected, logger } = this.#options;
    try {
      await onCollected();
    } catch (error) {
      logger.error(
        'Resolving the identities failed; it is tried again',
        toError(error),
      );
    }
  }

  async #dropExpired(signal: AbortSignal): Promise<void> {
    const { knex, retention, clock, logger } = this.#options;
    const dropped = await dropExpired(knex, retention, clock.now(), signal);
    logger.info(
      `Dropped what has expired: ${dropped.sources} sources, ${dropped.runs} runs, ${dropped.documents} policies`,
    );
  }
}
