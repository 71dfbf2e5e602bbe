import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  AccessPackPage,
  ClusterAnswer,
  ClusterPage,
  EntityIdentity,
  EntityRollUp,
  ErrorExplainRequest,
  ErrorExplanation,
  FindingListOptions,
  FindingPage,
  IdentityPlanAnswer,
  IdentityPlanRequest,
  irsaIdentityReadPermission,
  irsaPolicyReadPermission,
  irsaRefreshPermission,
  irsaReportReadPermission,
  irsaRoleCreatePermission,
  irsaWaiverCreatePermission,
  ListOptions,
  ReadAccess,
  RefreshResult,
  Report,
  ReportedFinding,
  ReportOptions,
  RoleDetail,
  RoleListOptions,
  RolePage,
  ServiceAccountListOptions,
  ServiceAccountPage,
  SourcePage,
  Waiver,
  WaiverListOptions,
  WaiverPage,
  TrustEvaluateAnswer,
  TrustEvaluateRequest,
  TrustPreviewAnswer,
  TrustPreviewRequest,
  withFindings,
} from 'backstage-plugin-irsa-common';
import { manifestText } from 'backstage-plugin-irsa-node';
import { FoundRole } from '../database/findRole';
import { EstateQueries } from './EstateQueries';
import { IdentityPlanner } from './plan/IdentityPlanner';
import { pageOfAccessPacks, pageOfClusters } from './plan/pages';
import { PlanService } from './PlanService';
import { explainErrorOf } from './explainErrorOf';
import { IdentityQueries } from './IdentityQueries';
import { IrsaService, ReadOptions } from './IrsaService';
import { ReaderViews } from './ReaderViews';
import { CheckWords } from './redact/checkWords';
import { redactFinding, redactListedFinding } from './redact/redactFinding';
import { taggedIn } from './redact/redactDifference';
import { redactIdentity } from './redact/redactIdentity';
import { redactListedRole, redactRoleDetail } from './redact/redactRole';
import { redactServiceAccount } from './redact/redactServiceAccount';
import { rollUpRefs } from './rollUp/rollUpRefs';
import { claimantsOf, redactPreview } from './trust/redactPreview';
import { TrustTools } from './trust/TrustTools';
import { TryService } from './TryService';
import { isVisible, Visibility } from './Visibility';
import { pageOfWaivers } from '../waivers/pageOfWaivers';
import { readWaiverRequest } from '../waivers/readWaiverRequest';
import { WaiverQueries } from '../waivers/WaiverQueries';
import { redactWaiver } from './redact/redactWaiver';
import { ReportQueries } from '../report/ReportQueries';
import { MAX_LIMIT } from './list/pageOf';
import { ReportService } from './ReportService';
import { WaiverService } from './WaiverService';

/** What an {@link AuthorizedIrsaService} needs. */
export interface AuthorizedIrsaServiceOptions {
  readonly identities: IdentityQueries;
  readonly estate: EstateQueries;
  readonly trust: TrustTools;
  readonly planner: IdentityPlanner;
  /** What the backend has to be allowed so that it can read. */
  readonly readAccess: ReadAccess;
  /** Ids of checks that are switched off. */
  readonly checksOff: readonly string[];
  readonly waivers: WaiverQueries;
  readonly reports: ReportQueries;
  /** What each check says about itself. */
  readonly checkWords: CheckWords;
  readonly permissions: PermissionsService;
  readonly catalog: CatalogService;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Lets through what the reader may see, and leaves out the rest. Nothing else decides who sees what. */
export class AuthorizedIrsaService
  implements IrsaService, TryService, PlanService, WaiverService, ReportService
{
  readonly #options: AuthorizedIrsaServiceOptions;
  readonly #readers: ReaderViews;

  constructor(options: AuthorizedIrsaServiceOptions) {
    this.#options = options;
    this.#readers = new ReaderViews(options);
  }

  async getEntityIdentity(
    entityRef: string,
    options: ReadOptions,
  ): Promise<EntityIdentity> {
    await this.#requireEntity(entityRef, options);
    const { identities, estate, checkWords } = this.#options;
    const identity = await identities.getEntityIdentity(entityRef);
    const findings = await estate.findingsOf(entityRef);
    const tagged = await estate.claimantsOf(taggedIn(identity.differences));
    const concerned = new Set([
      ...[...tagged.values()].flat(),
      ...identity.roles
        .flatMap(role => [...role.does, ...role.can])
        .flatMap(reacher => reacher.entityRefs),
      ...findings.flatMap(({ finding }) => [
        ...finding.entityRefs,
        ...(finding.mentions?.entityRefs ?? []),
      ]),
    ]);
    const visibility = await this.#visibilityOf(concerned, options);
    return withFindings(
      redactIdentity(identity, visibility, tagged),
      findings.map(view => redactFinding(view, visibility, checkWords)),
    );
  }

  async getRollUp(
    entityRef: string,
    options: ReadOptions,
  ): Promise<EntityRollUp> {
    const { catalog, estate, identities } = this.#options;
    const about = await rollUpRefs(entityRef, catalog, options);
    // A component that is new must not look as if it were not there.
    if (!(await estate.knows(about.named))) {
      await identities.resolve();
    }
    const members = await estate.membersOf(about);
    // Each component has a permission of its own, so that a system has none: it says nothing that its components do not.
    const seen = await this.#readers.ask(members, options.credentials);
    const { sourceIds, ...rollUp } = await estate.rollUp(seen, {
      entityRef,
      includes: about.refs.slice(1),
      others: seen.size < members.size,
    });
    return { ...rollUp, ...(await identities.sourcesOf(sourceIds)) };
  }

  async listFindings(
    query: FindingListOptions,
    options: ReadOptions,
  ): Promise<FindingPage> {
    const visibility = await this.#fleetVisibility(options);
    const { estate, checkWords } = this.#options;
    const page = await estate.listFindings(query, visibility);
    return {
      ...page,
      items: page.items.map(view =>
        redactListedFinding(view, visibility, checkWords),
      ),
    };
  }

  async getFinding(id: string, options: ReadOptions): Promise<ReportedFinding> {
    const { estate, checkWords } = this.#options;
    const view = await estate.findFinding(id);
    if (view) {
      const { entityRefs, mentions } = view.finding;
      const visibility = await this.#visibilityOf(
        new Set([...entityRefs, ...(mentions?.entityRefs ?? [])]),
        options,
      );
      if (isVisible(view.finding, visibility)) {
        return redactFinding(view, visibility, checkWords);
      }
    }
    throw new NotFoundError(`There is no finding '${id}'`);
  }

  async listRoles(
    query: RoleListOptions,
    options: ReadOptions,
  ): Promise<RolePage> {
    const visibility = await this.#fleetVisibility(options);
    const page = await this.#options.estate.listRoles(query, visibility);
    return {
      ...page,
      items: page.items.map(view => redactListedRole(view, visibility)),
    };
  }

  async getRole(arn: string, options: ReadOptions): Promise<RoleDetail> {
    const visibility = await this.#fleetVisibility(options);
    const view = await this.#options.estate.findRole(arn);
    if (!view || !isVisible(view.facts, visibility)) {
      throw new NotFoundError(
        `No role '${arn}' is known that has to do with Kubernetes`,
      );
    }
    return redactRoleDetail(view, visibility);
  }

  async listServiceAccounts(
    query: ServiceAccountListOptions,
    options: ReadOptions,
  ): Promise<ServiceAccountPage> {
    const visibility = await this.#fleetVisibility(options);
    const page = await this.#options.estate.listServiceAccounts(
      query,
      visibility,
    );
    return {
      ...page,
      items: page.items.map(view => redactServiceAccount(view, visibility)),
    };
  }

  async listSources(
    query: ListOptions,
    options: ReadOptions,
  ): Promise<SourcePage> {
    await this.#require(irsaReportReadPermission, options);
    return this.#options.identities.listSources(query);
  }

  async getReadAccess(options: ReadOptions): Promise<ReadAccess> {
    await this.#require(irsaReportReadPermission, options);
    return this.#options.readAccess;
  }

  async refresh(
    request: { readonly sourceId?: string },
    options: ReadOptions,
  ): Promise<RefreshResult> {
    await this.#require(irsaRefreshPermission, options);
    return this.#options.identities.refresh(request);
  }

  async getCluster(name: string, options: ReadOptions): Promise<ClusterAnswer> {
    await this.#requireToPlan(options);
    return this.#options.trust.cluster(name);
  }

  async listClusters(
    query: ListOptions,
    options: ReadOptions,
  ): Promise<ClusterPage> {
    await this.#requireToPlan(options);
    return pageOfClusters(await this.#options.planner.clusters(), query);
  }

  async listAccessPacks(
    query: ListOptions,
    options: ReadOptions,
  ): Promise<AccessPackPage> {
    await this.#requireToPlan(options);
    return pageOfAccessPacks(this.#options.planner.accessPacks, query);
  }

  async planIdentity(
    request: IdentityPlanRequest,
    options: ReadOptions,
  ): Promise<IdentityPlanAnswer> {
    const { mayReadReport } = await this.#requireToPlan(options);
    const planned = await this.#options.planner.plan(
      request,
      options.credentials,
    );
    if ('problem' in planned) {
      return planned;
    }
    const { plan } = planned;
    const answer = {
      plan,
      manifest: plan.manifests.map(manifestText).join('---\n'),
    };
    if (!mayReadReport) {
      return answer;
    }
    const reach = await this.#options.trust.preview({
      roleArn: plan.role.arn,
      before: { Statement: [] },
      after: { ...plan.role.trustPolicy },
    });
    return {
      ...answer,
      reach: redactPreview(
        reach,
        await this.#readers.ask(claimantsOf(reach), options.credentials),
      ),
    };
  }

  async explainError(
    request: ErrorExplainRequest,
    options: ReadOptions,
  ): Promise<ErrorExplanation> {
    return explainErrorOf(request, {
      identityOf: entityRef => this.getEntityIdentity(entityRef, options),
      checksOff: this.#options.checksOff,
    });
  }

  async evaluateTrust(
    request: TrustEvaluateRequest,
    options: ReadOptions,
  ): Promise<TrustEvaluateAnswer> {
    const { subject } = request;
    if (!subject) {
      return this.#options.trust.evaluate(request);
    }
    await this.#require(irsaReportReadPermission, options);
    const claimants = await this.#options.trust.entityRefsOf(subject);
    const isHidden =
      claimants.length > 0 &&
      (await this.#readers.ask(claimants, options.credentials)).size === 0;
    // What is set up for a service account must not show in how it asks.
    return this.#options.trust.evaluate(request, { asIfAbsent: isHidden });
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
    const full = await this.#options.trust.preview(request, role);
    return redactPreview(
      full,
      await this.#readers.ask(claimantsOf(full), options.credentials),
    );
  }

  /** A role with its trust policy, for a reader who may see both. */
  async #visibleRole(arn: string, options: ReadOptions): Promise<FoundRole> {
    await this.#require(irsaPolicyReadPermission, options);
    const role = await this.#options.trust.role(arn);
    const mayBeSeen =
      role &&
      (role.entityRefs.length === 0 ||
        (await this.#readers.ask(role.entityRefs, options.credentials)).size >
          0);
    if (!mayBeSeen) {
      throw new NotFoundError(
        `No role '${arn}' was read that you may see. Give its policy as before, or {"Statement": []} for a new role.`,
      );
    }
    return role;
  }

  async getReport(query: ReportOptions, options: ReadOptions): Promise<Report> {
    const visibility = await this.#fleetVisibility(options);
    return this.#options.reports.report(query, visibility);
  }

  async *reportedFindings(
    { since: _, ...filters }: ReportOptions,
    options: ReadOptions,
  ): AsyncGenerator<ReportedFinding> {
    let cursor: string | undefined;
    do {
      const page = await this.listFindings(
        { ...filters, limit: MAX_LIMIT, ...(cursor ? { cursor } : {}) },
        options,
      );
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async listWaivers(
    query: WaiverListOptions,
    options: ReadOptions,
  ): Promise<WaiverPage> {
    const visibility = await this.#fleetVisibility(options);
    const { waivers } = this.#options;
    const found = (await waivers.list(query))
      .filter(waiver => isVisible(waiver, visibility))
      .map(waiver => redactWaiver(waiver, visibility));
    return {
      ...pageOfWaivers(found, query),
      maximumDays: waivers.maximumDays,
    };
  }

  async createWaiver(body: unknown, options: ReadOptions): Promise<Waiver> {
    await this.#require(irsaWaiverCreatePermission, options);
    const { waivers } = this.#options;
    const request = readWaiverRequest(body, waivers.limits);
    const meant = await waivers.meant(request.about);
    const visibility = await this.#visibilityOf(
      new Set(meant.flatMap(({ entityRefs }) => entityRefs)),
      options,
    );
    const findings = meant.filter(finding => isVisible(finding, visibility));
    if (findings.length === 0) {
      throw new NotFoundError(
        'findingId' in request.about
          ? `There is no finding '${request.about.findingId}'`
          : `${request.about.checkId} has found nothing about '${request.about.subjectRef}'`,
      );
    }
    await this.#requireOwner(request.owner, options);
    return redactWaiver(
      await waivers.create(request, findings, nameOf(options.credentials)),
      visibility,
    );
  }

  async endWaiver(id: string, options: ReadOptions): Promise<Waiver> {
    await this.#require(irsaWaiverCreatePermission, options);
    const { waivers } = this.#options;
    const waiver = await waivers.find(id);
    if (waiver) {
      const visibility = await this.#visibilityOf(
        new Set(waiver.entityRefs),
        options,
      );
      if (isVisible(waiver, visibility)) {
        return redactWaiver(
          await waivers.end(id, nameOf(options.credentials)),
          visibility,
        );
      }
    }
    throw new NotFoundError(`There is no waiver '${id}'`);
  }

  async #requireOwner(
    owner: string,
    { credentials }: ReadOptions,
  ): Promise<void> {
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      { entityRefs: [owner], fields: ['kind'] },
      { credentials },
    );
    if (!items[0]) {
      throw new InputError(
        `owner must be a group or user of the catalog, and '${owner}' is none`,
      );
    }
  }

  /** What a reader of fleet-wide lists may see of everything that there is. */
  async #fleetVisibility(options: ReadOptions): Promise<Visibility> {
    const [unowned, policyText] = await this.#may(
      [irsaReportReadPermission, irsaPolicyReadPermission],
      options,
    );
    if (!unowned) {
      throw notPermitted(irsaReportReadPermission);
    }
    const view = await this.#readers.of(
      await this.#options.estate.entityRefs(),
      options.credentials,
    );
    return { ...view, unowned, policyText };
  }

  /** What a reader may see of some entities, and of what belongs to none. */
  async #visibilityOf(
    entityRefs: ReadonlySet<string>,
    options: ReadOptions,
  ): Promise<Visibility> {
    const entities = await this.#readers.ask(entityRefs, options.credentials);
    const [unowned, policyText] = await this.#may(
      [irsaReportReadPermission, irsaPolicyReadPermission],
      options,
    );
    return { entities, everyEntity: false, unowned, policyText };
  }

  async #requireEntity(
    entityRef: string,
    { credentials }: ReadOptions,
  ): Promise<void> {
    const { catalog, permissions } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: [entityRef], fields: ['kind'] },
      { credentials },
    );
    if (!items[0]) {
      throw new NotFoundError(`The catalog has no entity '${entityRef}'`);
    }
    const [decision] = await permissions.authorize(
      [{ permission: irsaIdentityReadPermission, resourceRef: entityRef }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not see the AWS identity of ${entityRef}. It needs the permission ${irsaIdentityReadPermission.name} on this entity.`,
      );
    }
  }

  async #may(
    wanted: readonly BasicPermission[],
    { credentials }: ReadOptions,
  ): Promise<boolean[]> {
    const decisions = await this.#options.permissions.authorize(
      wanted.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** Those who see lists and those who make roles may plan. */
  async #requireToPlan(
    options: ReadOptions,
  ): Promise<{ readonly mayReadReport: boolean }> {
    const wanted = [irsaReportReadPermission, irsaRoleCreatePermission];
    const allowed = await this.#may(wanted, options);
    if (!allowed.includes(true)) {
      throw new NotAllowedError(
        `This needs the permission ${wanted
          .map(({ name }) => name)
          .join(' or ')}.`,
      );
    }
    return { mayReadReport: allowed[0] };
  }

  async #require(
    permission: BasicPermission,
    options: ReadOptions,
  ): Promise<void> {
    const [isAllowed] = await this.#may([permission], options);
    if (!isAllowed) {
      throw notPermitted(permission);
    }
  }
}

/** What stands in the records for whoever asks. */
function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    readonly userEntityRef?: BackstageUserPrincipal['userEntityRef'];
    readonly subject?: BackstageServicePrincipal['subject'];
  };
  return userEntityRef ?? subject ?? 'unknown';
}

function notPermitted({ name }: BasicPermission): NotAllowedError {
  return new NotAllowedError(`This needs the permission ${name}.`);
}
