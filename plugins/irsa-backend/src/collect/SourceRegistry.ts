import { LoggerService } from '@backstage/backend-plugin-api';
import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import {
  saveProviderFailure,
  saveSources,
  unlistSources,
} from '../database/sources';
import { problemOf } from './problemOf';

/** What a {@link SourceRegistry} needs. */
export interface SourceRegistryOptions {
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly providers: readonly IrsaSourceProvider[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Knows the sources that there are, as this backend is configured. */
export class SourceRegistry {
  readonly #options: SourceRegistryOptions;
  readonly #sources = new Map<string, IrsaSource>();

  constructor(options: SourceRegistryOptions) {
    this.#options = options;
  }

  /** A source that some provider lists. */
  get(sourceId: string): IrsaSource | undefined {
    return this.#sources.get(sourceId);
  }

  /** Leaves out the sources of providers that are not configured any more. */
  async forgetOtherProviders(): Promise<void> {
    const { knex, providers, now } = this.#options;
    await unlistSources(
      knex,
      id => !providers.some(provider => isOf(provider, id)),
      now(),
    );
  }

  /** Has every provider list its sources. What a provider that fails listed before stays. */
  async discover(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.#options.providers.map(provider =>
        this.#discoverFrom(provider, signal),
      ),
    );
  }

  async #discoverFrom(
    provider: IrsaSourceProvider,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, logger, now } = this.#options;
    let sources: readonly IrsaSource[];
    try {
      sources = await provider.listSources({ signal });
    } catch (error) {
      const problem = problemOf(error);
      logger.warn(
        `Listing the sources of ${provider.id} failed: ${problem.message}`,
      );
      await saveProviderFailure(knex, provider, [problem]);
      return;
    }
    await saveSources(knex, sources);
    const listed = new Map(sources.map(source => [source.id, source]));
    const isGone = (id: string) => isOf(provider, id) && !listed.has(id);
    await unlistSources(knex, isGone, now());
    [...this.#sources.keys()]
      .filter(isGone)
      .forEach(id => this.#sources.delete(id));
    listed.forEach((source, id) => this.#sources.set(id, source));
  }
}

/** Whether a source, or the entry that stands for the provider itself, is one of this provider's. */
function isOf(provider: IrsaSourceProvider, sourceId: string): boolean {
  return (
    sourceId === provider.id ||
    (provider.owns?.(sourceId) ?? sourceId.startsWith(`${provider.id}/`))
  );
}
