import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { ChecksSettings, irsaChecks } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { collectOnce } from '../collect/__testUtils__/collectOnce';
import { openDatabase } from '../database/migrate';
import { saveSources } from '../database/sources';
import { IdentityResolver } from '../resolve/IdentityResolver';
import { IndexKeeper } from '../service/index/IndexKeeper';
import { FilesSourceProvider } from '../sources/files/FilesSourceProvider';
import { Rights } from './startPlugin';

/** What an {@link Estate} is made of. */
export interface EstateOptions {
  readonly knex: Knex;
  /** A directory that the files source reads. */
  readonly directory: string;
  readonly entities: readonly Entity[];
  /** By the reference of the user; without an entry a user may do everything. */
  readonly rights?: Readonly<Record<string, Rights>>;
}

/** A database with what was read and found out, and a clock that a test moves. */
export class Estate {
  readonly knex: Knex;
  readonly keeper: IndexKeeper;
  /** Milliseconds since 1970. */
  time = Date.parse('2026-11-24T10:00:00Z');
  readonly now = () => this.time;
  readonly #options: EstateOptions;
  readonly #all;

  private constructor(options: EstateOptions) {
    this.#options = options;
    this.knex = options.knex;
    this.keeper = new IndexKeeper({
      knex: options.knex,
      logger: mockServices.logger.mock(),
    });
    this.#all = catalogServiceMock({ entities: [...options.entities] });
  }

  static async open(options: EstateOptions): Promise<Estate> {
    return new Estate({
      ...options,
      knex: await openDatabase(mockServices.database({ knex: options.knex })),
    });
  }

  /** Reads every source and resolves. */
  async pass(settings: ChecksSettings = {}): Promise<void> {
    const { directory } = this.#options;
    const provider = new FilesSourceProvider({ directory });
    for (const source of await provider.listSources()) {
      await saveSources(this.knex, [
        { id: source.id, kind: 'files', title: source.title },
      ]);
      await collectOnce({ knex: this.knex, source, now: this.now });
    }
    await this.resolver(settings).resolve();
  }

  /** A resolver as a backend has it that has just started. */
  resolver(settings: ChecksSettings = {}): IdentityResolver {
    return new IdentityResolver({
      knex: this.knex,
      catalog: this.#all,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      now: this.now,
      checks: irsaChecks,
      settings,
    });
  }

  /** The catalog, which shows to each user what the user may see. */
  get catalog() {
    const all = this.#all;
    return catalogServiceMock.mock({
      streamEntities: (query, asked) => all.streamEntities(query, asked),
      getEntitiesByRefs: async (query, asked) => {
        const { sees } = this.#rightsOf(
          (asked as CatalogServiceRequestOptions).credentials,
        );
        const { items } = await all.getEntitiesByRefs(query, asked);
        return {
          items: items.map((item, index) =>
            !sees || sees.includes(query.entityRefs[index]) ? item : undefined,
          ),
        };
      },
    });
  }

  /** Permissions by the rights of each user. */
  get permissions() {
    return mockServices.permissions.mock({
      authorize: async (
        requests: AuthorizePermissionRequest[],
        { credentials }: { credentials: BackstageCredentials },
      ) =>
        requests.map(({ permission, resourceRef }) => {
          const { denied = [] } = this.#rightsOf(credentials);
          const isDenied =
            denied.includes(permission.name) ||
            denied.includes(`${permission.name} ${resourceRef}`);
          return {
            result: isDenied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
          };
        }),
    });
  }

  #rightsOf({ principal }: BackstageCredentials): Rights {
    const { userEntityRef } = principal as { userEntityRef?: string };
    return this.#options.rights?.[userEntityRef ?? ''] ?? {};
  }
}

/** Whoever asks in a test. */
export const asUser = (user: string) => ({
  credentials: mockCredentials.user(user),
});
