import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  EntityIdentity,
  irsaIdentityReadPermission,
  irsaPolicyReadPermission,
  irsaRefreshPermission,
  irsaReportReadPermission,
  ListOptions,
  RefreshResult,
  SourcePage,
} from 'backstage-plugin-irsa-common';
import { IrsaService, ReadOptions } from './IrsaService';
import { redactIdentity } from './redactIdentity';

/** What an {@link AuthorizedIrsaService} needs. */
export interface AuthorizedIrsaServiceOptions {
  readonly permissions: PermissionsService;
  readonly catalog: CatalogService;
}

/** Lets through what the reader may see, and leaves out the rest. */
export class AuthorizedIrsaService implements IrsaService {
  readonly #inner: IrsaService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  constructor(inner: IrsaService, options: AuthorizedIrsaServiceOptions) {
    this.#inner = inner;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async getEntityIdentity(
    entityRef: string,
    options: ReadOptions,
  ): Promise<EntityIdentity> {
    const visible = await this.#inCatalog([entityRef], options);
    if (!visible.has(entityRef)) {
      throw new NotFoundError(`The catalog has no entity '${entityRef}'`);
    }
    const readable = await this.#readable([entityRef], options);
    if (!readable.has(entityRef)) {
      throw new NotAllowedError(
        `You may not see the AWS identity of ${entityRef}. It needs the permission ${irsaIdentityReadPermission.name} on this entity.`,
      );
    }

    const identity = await this.#inner.getEntityIdentity(entityRef, options);
    const claimants = new Set(
      identity.roles
        .flatMap(role => [...role.does, ...role.can])
        .flatMap(reacher => reacher.entityRefs),
    );
    claimants.delete(entityRef);
    return redactIdentity(identity, {
      visibleEntities: new Set([
        entityRef,
        ...(await this.#readable([...claimants], options)),
      ]),
      unclaimed: await this.#may(irsaReportReadPermission, options),
      policyText: await this.#may(irsaPolicyReadPermission, options),
    });
  }

  async listSources(
    query: ListOptions,
    options: ReadOptions,
  ): Promise<SourcePage> {
    await this.#require(irsaReportReadPermission, options);
    return this.#inner.listSources(query, options);
  }

  async refresh(
    request: { readonly sourceId?: string },
    options: ReadOptions,
  ): Promise<RefreshResult> {
    await this.#require(irsaRefreshPermission, options);
    return this.#inner.refresh(request, options);
  }

  /** The entities that the catalog shows to the reader and whose identity the reader may see. */
  async #readable(
    entityRefs: readonly string[],
    options: ReadOptions,
  ): Promise<Set<string>> {
    const shown = [...(await this.#inCatalog(entityRefs, options))];
    if (shown.length === 0) {
      return new Set();
    }
    const decisions = await this.#permissions.authorize(
      shown.map(resourceRef => ({
        permission: irsaIdentityReadPermission,
        resourceRef,
      })),
      options,
    );
    return new Set(
      shown.filter(
        (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
      ),
    );
  }

  async #inCatalog(
    entityRefs: readonly string[],
    { credentials }: ReadOptions,
  ): Promise<Set<string>> {
    if (entityRefs.length === 0) {
      return new Set();
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...entityRefs], fields: ['kind'] },
      { credentials },
    );
    return new Set(entityRefs.filter((_, index) => items[index] !== undefined));
  }

  async #may(
    permission: BasicPermission,
    options: ReadOptions,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission }],
      options,
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  async #require(
    permission: BasicPermission,
    options: ReadOptions,
  ): Promise<void> {
    if (!(await this.#may(permission, options))) {
      throw new NotAllowedError(
        `This needs the permission ${permission.name}.`,
      );
    }
  }
}
