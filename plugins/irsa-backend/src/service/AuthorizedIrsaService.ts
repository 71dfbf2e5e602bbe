import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  EntityIdentity,
  ErrorExplainRequest,
  ErrorExplanation,
  irsaIdentityReadPermission,
  irsaPolicyReadPermission,
  irsaRefreshPermission,
  irsaReportReadPermission,
  ListOptions,
  RefreshResult,
  SourcePage,
  TrustEvaluateAnswer,
  TrustEvaluateRequest,
  TrustPreviewAnswer,
  TrustPreviewRequest,
} from 'backstage-plugin-irsa-common';
import { FoundRole } from '../database/findRole';
import { IrsaService, ReadOptions } from './IrsaService';
import { explainErrorOf } from './explainErrorOf';
import { redactIdentity } from './redactIdentity';
import { claimantsOf, redactPreview } from './trust/redactPreview';
import { TrustTools } from './trust/TrustTools';
import { TryService } from './TryService';

/** What an {@link AuthorizedIrsaService} needs. */
export interface AuthorizedIrsaServiceOptions {
  readonly permissions: PermissionsService;
  readonly catalog: CatalogService;
  readonly trust: TrustTools;
  /** Ids of checks that are switched off. */
  readonly checksOff: readonly string[];
}

/** Lets through what the reader may see, and leaves out the rest. */
export class AuthorizedIrsaService implements IrsaService, TryService {
  readonly #inner: IrsaService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;
  readonly #trust: TrustTools;
  readonly #checksOff: readonly string[];

  constructor(inner: IrsaService, options: AuthorizedIrsaServiceOptions) {
    this.#inner = inner;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
    this.#trust = options.trust;
    this.#checksOff = options.checksOff;
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

  async explainError(
    request: ErrorExplainRequest,
    options: ReadOptions,
  ): Promise<ErrorExplanation> {
    return explainErrorOf(request, {
      identityOf: entityRef => this.getEntityIdentity(entityRef, options),
      checksOff: this.#checksOff,
    });
  }

  async evaluateTrust(
    request: TrustEvaluateRequest,
    options: ReadOptions,
  ): Promise<TrustEvaluateAnswer> {
    const { subject } = request;
    if (!subject) {
      return this.#trust.evaluate(request);
    }
    await this.#require(irsaReportReadPermission, options);
    const claimants = await this.#trust.entityRefsOf(subject);
    const isHidden =
      claimants.length > 0 &&
      (await this.#readable(claimants, options)).size === 0;
    // What is set up for a service account must not show in how it asks.
    return this.#trust.evaluate(request, { asIfAbsent: isHidden });
  }

  async previewTrust(
    request: TrustPreviewRequest,
    options: ReadOptions,
  ): Promise<TrustPreviewAnswer> {
    await this.#require(irsaReportReadPermission, options);
    const role =
      request.roleArn !== undefined && request.before === undefined
        ? await this.#visibleRole(request.roleArn, options)
        : undefined;
    const full = await this.#trust.preview(request, role);
    return redactPreview(
      full,
      await this.#readable([...claimantsOf(full)], options),
    );
  }

  /** A role with its trust policy, for a reader who may see both. */
  async #visibleRole(arn: string, options: ReadOptions): Promise<FoundRole> {
    await this.#require(irsaPolicyReadPermission, options);
    const role = await this.#trust.role(arn);
    const isVisible =
      role &&
      (role.entityRefs.length === 0 ||
        (await this.#readable(role.entityRefs, options)).size > 0);
    if (!isVisible) {
      throw new NotFoundError(
        `No role '${arn}' was read that you may see. Give its policy as before, or {"Statement": []} for a new role.`,
      );
    }
    return role;
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
