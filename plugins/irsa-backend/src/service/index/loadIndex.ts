import { Knex } from 'knex';
import { BindingFacts } from '../../database/bindings';
import {
  EntityFacts,
  FindingFacts,
  RoleFacts,
  ServiceAccountFacts,
} from '../../database/facts';
import { loadFacts, TableFacts } from '../../database/loadFacts';
import {
  EstateIndex,
  IndexedBinding,
  IndexedEntity,
  IndexedFinding,
  IndexedRole,
  IndexedServiceAccount,
} from './EstateIndex';
import { inSlices } from '../../resolve/inSlices';
import { IndexedTable } from './IndexedTable';
import { Interner } from './Interner';
import { Keyed } from './Order';
import { findingOrders, roleOrders, serviceAccountOrders } from './orders';

/** What is loaded, before it is put in order. */
export interface LoadedFacts {
  readonly identities: TableFacts<IndexedEntity>;
  readonly findings: TableFacts<IndexedFinding>;
  readonly roles: TableFacts<IndexedRole>;
  readonly serviceAccounts: TableFacts<IndexedServiceAccount>;
  readonly bindings: TableFacts<IndexedBinding>;
}

/** Loads what lists know of a version; of an earlier one that is known, only what differs. */
export async function loadTables(
  knex: Knex,
  version: number,
  interner: Interner,
  known?: LoadedFacts,
): Promise<LoadedFacts> {
  return {
    identities: await loadFacts<IndexedEntity>(knex, {
      table: 'identities',
      version,
      known: known?.identities,
      columns: ['facts'],
      read: ({ facts }) => {
        const entity: EntityFacts = JSON.parse(facts);
        const { standing } = entity;
        return {
          ...entity,
          standing: {
            ...standing,
            bindings: standing.bindings.map(binding => ({
              ...binding,
              sources: interner.list(binding.sources),
            })),
          },
        };
      },
    }),
    findings: await loadFacts<IndexedFinding>(knex, {
      table: 'findings',
      version,
      known: known?.findings,
      columns: ['facts', 'first_seen'],
      read: (row, rowId) => {
        const facts: FindingFacts = JSON.parse(row.facts);
        return {
          ...shared(facts, interner),
          rowId,
          since: row.first_seen,
          text: `${facts.checkId} ${facts.title} ${facts.subject.ref}`.toLocaleLowerCase(
            'en-US',
          ),
        };
      },
    }),
    roles: await loadFacts<IndexedRole>(knex, {
      table: 'roles',
      version,
      known: known?.roles,
      columns: ['facts'],
      read: (row, rowId) => {
        const facts: RoleFacts = JSON.parse(row.facts);
        return {
          ...shared(facts, interner),
          claimants: interner.list(facts.claimants),
          rowId,
          text: facts.arn.toLocaleLowerCase('en-US'),
        };
      },
    }),
    serviceAccounts: await loadFacts<IndexedServiceAccount>(knex, {
      table: 'service_accounts',
      version,
      known: known?.serviceAccounts,
      columns: ['facts'],
      read: (row, rowId) => {
        const facts: ServiceAccountFacts = JSON.parse(row.facts);
        const { cluster, namespace, name } = facts.serviceAccount;
        return {
          ...shared(facts, interner),
          rowId,
          text: `${cluster}/${namespace}/${name} ${facts.roleArns.join(
            ' ',
          )}`.toLocaleLowerCase('en-US'),
        };
      },
    }),
    bindings: await loadFacts<IndexedBinding>(knex, {
      table: 'bindings',
      version,
      known: known?.bindings,
      columns: ['facts'],
      read: (row, rowId) => {
        const facts: BindingFacts = JSON.parse(row.facts);
        return {
          ...shared(facts, interner),
          findings: interner.list(facts.findings),
          rowId,
        };
      },
    }),
  };
}

function shared<
  Facts extends {
    readonly entityRefs: readonly string[];
    readonly sources: readonly string[];
  },
>(facts: Facts, interner: Interner): Facts {
  return {
    ...facts,
    entityRefs: interner.list(facts.entityRefs),
    sources: interner.list(facts.sources),
  };
}

/** Puts what was loaded in order; orders that an earlier index has are only brought up to date. */
export async function buildIndex(
  version: number,
  loaded: LoadedFacts,
  earlier?: EstateIndex,
): Promise<EstateIndex> {
  const findings = earlier
    ? await earlier.findings.next(loaded.findings, Object.values(findingOrders))
    : IndexedTable.of(loaded.findings);
  const roles = earlier
    ? await earlier.roles.next(loaded.roles, Object.values(roleOrders))
    : IndexedTable.of(loaded.roles);
  const serviceAccounts = earlier
    ? await earlier.serviceAccounts.next(
        loaded.serviceAccounts,
        Object.values(serviceAccountOrders),
      )
    : IndexedTable.of(loaded.serviceAccounts);

  const bySeverity = await findings.inOrder(findingOrders.severity);
  return {
    version,
    findings,
    roles,
    serviceAccounts,
    bindings: loaded.bindings,
    ...(await inSlices(lookups(loaded, bySeverity))),
  };
}

type Lookups = Pick<
  EstateIndex,
  | 'places'
  | 'findingById'
  | 'findingsOf'
  | 'bindingsOf'
  | 'roleByArn'
  | 'entityRefs'
>;

function* lookups(
  loaded: LoadedFacts,
  bySeverity: readonly Keyed<IndexedFinding>[],
): Generator<void, Lookups> {
  const places = new Map(
    [...loaded.identities.rows.values()].map(place => [place.entityRef, place]),
  );
  const entityRefs = new Set(places.keys());
  const note = (refs: readonly string[]) =>
    refs.forEach(ref => entityRefs.add(ref));

  const findingById = new Map<string, IndexedFinding>();
  const findingsOf = new Map<string, IndexedFinding[]>();
  for (const { row } of bySeverity) {
    yield;
    findingById.set(row.id, row);
    note(row.mentions?.entityRefs ?? []);
    for (const ref of row.entityRefs) {
      entityRefs.add(ref);
      addTo(findingsOf, ref, row);
    }
  }
  const bindingsOf = new Map<string, IndexedBinding[]>();
  for (const binding of loaded.bindings.rows.values()) {
    yield;
    binding.entityRefs.forEach(ref => addTo(bindingsOf, ref, binding));
  }
  const roleByArn = new Map<string, IndexedRole>();
  for (const role of loaded.roles.rows.values()) {
    yield;
    roleByArn.set(role.arn, role);
    note(role.entityRefs);
    note(role.claimants);
  }
  for (const each of loaded.serviceAccounts.rows.values()) {
    yield;
    note(each.entityRefs);
  }
  return {
    places,
    findingById,
    findingsOf,
    bindingsOf,
    roleByArn,
    entityRefs,
  };
}

function addTo<Row>(rows: Map<string, Row[]>, key: string, row: Row): void {
  const known = rows.get(key);
  if (known) {
    known.push(row);
  } else {
    rows.set(key, [row]);
  }
}
