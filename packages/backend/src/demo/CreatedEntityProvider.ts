import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  EntityProvider,
  EntityProviderConnection,
  locationSpecToLocationEntity,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';

/** Says that there is something new in the folder of what templates have made. */
export const CREATED_TOPIC = 'demo.created';

const CATALOG_FILE = 'catalog-info.yaml';

/** Brings what templates have made into the demo's catalog: a location for each catalog file in a folder of that folder. */
export class CreatedEntityProvider implements EntityProvider {
  readonly #folder: string;
  readonly #events: EventsService;

  constructor(options: { folder: string; events: EventsService }) {
    this.#folder = path.resolve(options.folder);
    this.#events = options.events;
  }

  getProviderName(): string {
    return 'demo-created';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await this.#events.subscribe({
      id: this.getProviderName(),
      topics: [CREATED_TOPIC],
      onEvent: () => this.#provide(connection),
    });
    await this.#provide(connection);
  }

  async #provide(connection: EntityProviderConnection): Promise<void> {
    const locationKey = this.getProviderName();
    await connection.applyMutation({
      type: 'full',
      entities: (
        await this.#catalogFiles()
      ).map(target => ({
        locationKey,
        entity: locationSpecToLocationEntity({
          location: { type: 'file', target },
        }),
      })),
    });
  }

  async #catalogFiles(): Promise<string[]> {
    try {
      const entries = await readdir(this.#folder, {
        recursive: true,
        withFileTypes: true,
      });
      return entries
        .filter(entry => entry.isFile() && entry.name === CATALOG_FILE)
        .map(entry => path.join(entry.parentPath, entry.name))
        .sort();
    } catch (error) {
      // Before the first template has run there is no such folder.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return [];
      }
      throw error;
    }
  }
}
