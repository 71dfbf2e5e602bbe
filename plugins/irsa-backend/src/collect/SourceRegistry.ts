import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { ConflictError, isError, NotFoundError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { requestRun } from '../database/runs';
import { saveFailure, saveSources, unlistSources } from '../database/sources';
import { collectSource } from './collectSource';

/** What a {@link SourceRegistry} needs. */
export interface SourceRegistryOptions {
  readonly knex: Knex;
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
  readonly providers: readonly IrsaSourceProvider[];
  readonly schedule: {
    readonly frequency: HumanDuration;
    readonly timeout: HumanDuration;
  };
  /** Called after each read, whatever came of it. */
  readonly onCollected: () => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Knows the sources, and has each read on its own schedule. Every source is a scheduled task with global scope, so that the replicas of a
 * backend share the work.
 */
export class SourceRegistry {
  readonly #options: SourceRegistryOptions;
  readonly #sources = new Map<string, IrsaSource>();
  /** Ids that have a task; one that goes and comes back keeps it. */
  readonly #scheduled = new Set<string>();

  constructor(options: SourceRegistryOptions) {
    this.#options = options;
  }

  /** Lists the sources now, and from now on as often as they are read. */
  async start(): Promise<void> {
    const { knex, providers, scheduler, schedule } = this.#options;
    await unlistSources(
      knex,
      id =>
        !providers.some(
          provider => id === provider.id || id.startsWith(`${provider.id}/`),
        ),
    );
    await this.#discover(AbortSignal.timeout(60_000));
    await scheduler.scheduleTask({
      id: 'discover',
      scope: 'local',
      frequency: schedule.frequency,
      timeout: schedule.timeout,
      initialDelay: schedule.frequency,
      fn: signal => this.#discover(signal),
    });
  }

  /**
   * Has one source, or every source, read now; one that is being read goes on.
   *
   * @throws NotFoundError when there is no such source.
   */
  async refresh(
    sourceId?: string,
  ): Promise<{ id: string; sourceId: string }[]> {
    const ids = sourceId === undefined ? [...this.#sources.keys()] : [sourceId];
    const unknown = ids.find(id => !this.#sources.has(id));
    if (unknown !== undefined) {
      throw new NotFoundError(
        `No source has the id '${unknown}'; GET /sources lists them`,
      );
    }
    const runs: { id: string; sourceId: string }[] = [];
    for (const id of ids) {
      runs.push({
        id: await requestRun(this.#options.knex, id, this.#options.now()),
        sourceId: id,
      });
      await this.#trigger(id);
    }
    return runs;
  }

  async #trigger(sourceId: string): Promise<void> {
    const { scheduler, logger } = this.#options;
    try {
      await scheduler.triggerTask(taskId(sourceId));
    } catch (error) {
      if (!ConflictError.is(error)) {
        throw error;
      }
      logger.debug(`${sourceId} is being read already`);
    }
  }

  async #discover(signal: AbortSignal): Promise<void> {
    for (const provider of this.#options.providers) {
      await this.#discoverFrom(provider, signal);
    }
  }

  async #discoverFrom(
    provider: IrsaSourceProvider,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, logger } = this.#options;
    let sources: readonly IrsaSource[];
    try {
      sources = await provider.listSources({ signal });
    } catch (error) {
      const message = isError(error) ? error.message : String(error);
      logger.warn(`Listing the sources of ${provider.id} failed: ${message}`);
      await saveProviderFailure(knex, provider, message);
      return;
    }
    await saveSources(knex, sources);
    const gone = await unlistSources(knex, id => {
      const isHis = id === provider.id || id.startsWith(`${provider.id}/`);
      return isHis && !sources.some(source => source.id === id);
    });
    gone.forEach(id => this.#sources.delete(id));
    for (const source of sources) {
      this.#sources.set(source.id, source);
      if (!this.#scheduled.has(source.id)) {
        this.#scheduled.add(source.id);
        await this.#schedule(source.id);
      }
    }
  }

  async #schedule(sourceId: string): Promise<void> {
    const { knex, scheduler, logger, schedule, now, onCollected } =
      this.#options;
    await scheduler.scheduleTask({
      id: taskId(sourceId),
      scope: 'global',
      frequency: schedule.frequency,
      timeout: schedule.timeout,
      fn: async signal => {
        const source = this.#sources.get(sourceId);
        if (source) {
          await collectSource({ knex, source, signal, logger, now });
          await onCollected();
        }
      },
    });
  }
}

/** Id of the scheduled task that reads a source. */
function taskId(sourceId: string): string {
  return `collect ${sourceId}`;
}

/** Shows a provider that cannot list its sources as a failed source of its own; those that it listed before stay. */
async function saveProviderFailure(
  knex: Knex,
  provider: IrsaSourceProvider,
  message: string,
): Promise<void> {
  const { id, kind, title } = provider;
  await saveSources(knex, [{ id, kind, title }]);
  await saveFailure(knex, provider.id, [{ message }]);
}
