import { setTimeout } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { loadVersion } from '../../database/resolution';
import { EstateIndex } from './EstateIndex';
import { Interner } from './Interner';
import { buildIndex, LoadedFacts, loadTables } from './loadIndex';

/**
 * Milliseconds that a reader waits for a version that was just written. A version of any common size is loaded sooner; of a large fleet the
 * reader gets the one before meanwhile.
 */
const PATIENCE = 50;
/** Versions that may be replaced in a row while they are loaded. */
const ATTEMPTS = 5;

/** Keeps what lists know of the version that readers see in memory, so that nothing is filtered, sorted or counted in the database. */
export class IndexKeeper {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  #loaded?: LoadedFacts;
  #index?: EstateIndex;
  #loading?: Promise<EstateIndex>;

  constructor(options: {
    readonly knex: Knex;
    readonly logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
  }

  /** The index of the version that readers see, or of the one before while a large one is loaded. */
  async current(): Promise<EstateIndex> {
    const index = this.#index;
    if (!index) {
      return this.newest();
    }
    if ((await loadVersion(this.#knex)) === index.version) {
      return index;
    }
    const newest = this.newest();
    const waited = await Promise.race([
      newest.catch(error => {
        this.#logger.warn('Loading what lists are made of failed', error);
        return index;
      }),
      setTimeout(PATIENCE, index),
    ]);
    return waited;
  }

  /** The index of the version that readers see, however long that takes. */
  async newest(): Promise<EstateIndex> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #load(): Promise<EstateIndex> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const version = await loadVersion(this.#knex);
      if (this.#index?.version === version) {
        return this.#index;
      }
      const loaded = await loadTables(
        this.#knex,
        version,
        new Interner(),
        this.#loaded,
      );
      // Rows of a version go only once another is current, so one that still is was loaded whole.
      if ((await loadVersion(this.#knex)) === version) {
        this.#index = await buildIndex(version, loaded, this.#index);
        this.#loaded = loaded;
        return this.#index;
      }
    }
    throw new ServiceUnavailableError(
      'What was found out is being replaced faster than it can be loaded. Try again in a minute.',
    );
  }
}
