import {
  EntityRollUp,
  Finding,
  FindingListOptions,
  ListPage,
  RoleListOptions,
  ServiceAccountListOptions,
  ServiceAccountPage,
} from 'backstage-plugin-irsa-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { loadDocuments } from '../database/documents';
import { JudgedTable, loadContents } from '../database/judgedRows';
import { StoredRole } from '../database/roles';
import { StoredServiceAccount } from '../database/serviceAccounts';
import { Freshness } from './Freshness';
import {
  EstateIndex,
  IndexedFinding,
  IndexedRole,
  IndexedRow,
  IndexedServiceAccount,
} from './index/EstateIndex';
import { IndexKeeper } from './index/IndexKeeper';
import { FoundRows } from './list/FoundRows';
import { findingState, listFindings } from './list/listFindings';
import { listRoles } from './list/listRoles';
import { listServiceAccounts } from './list/listServiceAccounts';
import { loadMoment } from './loadMoment';
import { Moment } from './Moment';
import { rollUpOf, SummedUp } from './rollUp/rollUpOf';
import { isMember, RollUpRefs } from './rollUp/rollUpRefs';
import { Visibility } from './Visibility';
import {
  FindingView,
  RoleDetailView,
  RoleView,
  ServiceAccountView,
} from './views';

/** Times that a page is made because a later version has cleared away what it names. */
const ATTEMPTS = 5;
/** Findings of one entity that are shown with it. */
const FINDINGS_OF_ENTITY = 200;

/** What an {@link EstateQueries} needs. */
export interface EstateQueriesOptions {
  readonly knex: Knex;
  readonly keeper: IndexKeeper;
  /** In milliseconds: past it a snapshot is stale. */
  readonly staleAge: number;
  /** In milliseconds: past it a verdict is unknown. */
  readonly staleAfter: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A page of a list, and for service accounts how many bindings they have of what was asked for. */
type CountedPage<T> = ListPage<T> & Pick<ServiceAccountPage, 'totalBindings'>;

/**
 * Finds, filters and counts what is stored, given what may be seen. The views that it answers with hold everything; what of it becomes an answer
 * is not decided here.
 */
export class EstateQueries {
  readonly #options: EstateQueriesOptions;

  readonly #findings: FoundRows<IndexedFinding>;
  readonly #roles: FoundRows<IndexedRole>;
  readonly #serviceAccounts: FoundRows<IndexedServiceAccount>;

  constructor(options: EstateQueriesOptions) {
    this.#options = options;
    this.#findings = new FoundRows(options);
    this.#roles = new FoundRows(options);
    this.#serviceAccounts = new FoundRows(options);
  }

  /** Every entity that something belongs to, or that a text may name. */
  async entityRefs(): Promise<ReadonlySet<string>> {
    return (await this.#options.keeper.current()).entityRefs;
  }

  async listFindings(
    query: FindingListOptions,
    visibility: Visibility,
  ): Promise<ListPage<FindingView>> {
    const moment = await loadMoment(this.#options);
    return this.#loaded(
      'findings',
      index =>
        listFindings(index, query, {
          visibility,
          moment,
          found: this.#findings,
        }),
      (index, facts, finding: Finding) =>
        findingView(index, facts, finding, moment),
    );
  }

  /** One finding; undefined where there is none. */
  async findFinding(id: string): Promise<FindingView | undefined> {
    const moment = await loadMoment(this.#options);
    const { items } = await this.#loaded(
      'findings',
      async index => pageOfOne(index.findingById.get(id)),
      (index, facts, finding: Finding) =>
        findingView(index, facts, finding, moment),
    );
    return items[0];
  }

  /** The findings that concern an entity, the worst first. */
  async findingsOf(entityRef: string): Promise<readonly FindingView[]> {
    const moment = await loadMoment(this.#options);
    const { items } = await this.#loaded(
      'findings',
      async index => {
        const found = index.findingsOf.get(entityRef) ?? [];
        return {
          items: found.slice(0, FINDINGS_OF_ENTITY),
          totalItems: found.length,
        };
      },
      (index, facts, finding: Finding) =>
        findingView(index, facts, finding, moment),
    );
    return items;
  }

  /** Whether something was found out already, and about each of some components. */
  async knows(entityRefs: readonly string[]): Promise<boolean> {
    const { places, version } = await this.#options.keeper.current();
    return version > 0 && entityRefs.every(ref => places.has(ref));
  }

  /** The components that a roll-up is about. */
  async membersOf({
    field,
    refs,
  }: Pick<RollUpRefs, 'field' | 'refs'>): Promise<ReadonlySet<string>> {
    const { places } = await this.#options.keeper.current();
    const wanted = new Set(refs);
    const members = new Set<string>();
    for (const place of places.values()) {
      if (isMember(place, { field, refs: wanted })) {
        members.add(place.entityRef);
      }
    }
    return members;
  }

  /** Sums up the identities of components. */
  async rollUp(
    members: Iterable<string>,
    about: Pick<EntityRollUp, 'entityRef' | 'includes' | 'others'>,
  ): Promise<SummedUp> {
    const moment = await loadMoment(this.#options);
    const index = await this.#options.keeper.current();
    return rollUpOf(
      index,
      [...members].flatMap(ref => index.places.get(ref) ?? []),
      moment,
      about,
    );
  }

  async listRoles(
    query: RoleListOptions,
    visibility: Visibility,
  ): Promise<ListPage<RoleView>> {
    const freshness = await this.#freshness();
    return this.#loaded(
      'roles',
      index => listRoles(index, query, { visibility, found: this.#roles }),
      (index, facts, stored: StoredRole) =>
        judgedView(index, facts, stored, freshness),
    );
  }

  /** One role; undefined where there is none. */
  async findRole(arn: string): Promise<RoleDetailView | undefined> {
    const freshness = await this.#freshness();
    const { items } = await this.#loaded(
      'roles',
      async index => pageOfOne(index.roleByArn.get(arn)),
      (index, facts, stored: StoredRole) =>
        judgedView(index, facts, stored, freshness),
    );
    const [view] = items;
    const hash = view?.stored.trustPolicy;
    if (hash === undefined) {
      return view;
    }
    const documents = await loadDocuments(this.#options.knex, [hash]);
    const trustPolicy = documents.get(hash);
    return { ...view, ...(trustPolicy === undefined ? {} : { trustPolicy }) };
  }

  async listServiceAccounts(
    query: ServiceAccountListOptions,
    visibility: Visibility,
  ): Promise<CountedPage<ServiceAccountView>> {
    const moment = await loadMoment(this.#options);
    return this.#loaded(
      'service_accounts',
      index =>
        listServiceAccounts(index, query, {
          visibility,
          moment,
          found: this.#serviceAccounts,
        }),
      (index, facts, stored: StoredServiceAccount) =>
        judgedView(index, facts, stored, moment.freshness),
    );
  }

  /** Entities that claim service accounts, given and answered by `<cluster>/<namespace>/<name>`; of those that there are. */
  async claimantsOf(
    serviceAccounts: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const claimants = new Map<string, readonly string[]>();
    if (serviceAccounts.length === 0) {
      return claimants;
    }
    const wanted = new Set(serviceAccounts);
    const index = await this.#options.keeper.current();
    for (const each of index.serviceAccounts.facts.rows.values()) {
      const { cluster, namespace, name } = each.serviceAccount;
      const key = `${cluster}/${namespace}/${name}`;
      if (wanted.has(key)) {
        claimants.set(key, each.entityRefs);
      }
    }
    return claimants;
  }

  async #freshness(): Promise<Freshness> {
    return (await loadMoment(this.#options)).freshness;
  }

  /** Loads what a page of rows stands for. Where a later version has cleared a row away meanwhile, the page is made anew from that one. */
  async #loaded<Row extends IndexedRow, Content, View>(
    table: JudgedTable,
    find: (index: EstateIndex) => Promise<CountedPage<Row>>,
    viewOf: (index: EstateIndex, row: Row, content: Content) => View,
  ): Promise<CountedPage<View>> {
    const { knex, keeper } = this.#options;
    let index = await keeper.current();
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const page = await find(index);
      const contents = await loadContents<Content>(
        knex,
        table,
        page.items.map(({ rowId }) => rowId),
      );
      const views: View[] = [];
      for (const row of page.items) {
        const content = contents.get(row.rowId);
        if (content !== undefined) {
          views.push(viewOf(index, row, content));
        }
      }
      if (views.length === page.items.length) {
        return { ...page, items: views };
      }
      index = await keeper.newest();
    }
    throw new ServiceUnavailableError(
      'What was found out is being replaced faster than it can be loaded. Try again in a minute.',
    );
  }
}

function pageOfOne<Row>(row: Row | undefined): ListPage<Row> {
  return row === undefined
    ? { items: [], totalItems: 0 }
    : { items: [row], totalItems: 1 };
}

function findingView(
  { places, roleByArn }: EstateIndex,
  facts: IndexedFinding,
  finding: Finding,
  moment: Moment,
): FindingView {
  const waiver = moment.waivers.of(facts.id);
  const managedBy = changedRoles(finding)
    .map(arn => roleByArn.get(arn)?.managedBy)
    .find(each => each !== undefined);
  return {
    places,
    facts,
    finding,
    state: findingState(facts, moment),
    stale: moment.freshness.isStale(facts),
    ...(managedBy ? { managedBy } : {}),
    ...(waiver ? { waiver } : {}),
  };
}

/** The roles that the fix of a finding changes. */
function changedRoles({ remedies, subject }: Finding): string[] {
  return [
    ...(subject.kind === 'role' ? [subject.ref] : []),
    ...remedies.flatMap(remedy => ('roleArn' in remedy ? remedy.roleArn : [])),
  ];
}

/** What is answered about a role or a service account. */
function judgedView<Facts extends IndexedRole | IndexedServiceAccount, Stored>(
  { places }: EstateIndex,
  facts: Facts,
  stored: Stored,
  freshness: Freshness,
) {
  const tooOld = freshness.tooOld(facts);
  return {
    places,
    facts,
    stored,
    stale: freshness.isStale(facts),
    ...(tooOld ? { tooOld } : {}),
  };
}
