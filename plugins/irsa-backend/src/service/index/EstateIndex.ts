import {
  EntityFacts,
  FindingFacts,
  RoleFacts,
  ServiceAccountFacts,
} from '../../database/facts';
import { BindingFacts } from '../../database/bindings';
import { TableFacts } from '../../database/loadFacts';
import { IndexedTable } from './IndexedTable';

/** A row that lists are made of. */
export interface IndexedRow {
  /** In the database. */
  readonly rowId: number;
  /** What `q` looks into beside the entities, in lower case. */
  readonly text: string;
  readonly entityRefs: readonly string[];
  readonly sources: readonly string[];
}

/** What lists know of a finding. */
export interface IndexedFinding extends FindingFacts, IndexedRow {
  /** When it was first seen; ISO 8601. */
  readonly since: string;
}

/** What lists know of a role. */
export interface IndexedRole extends RoleFacts, IndexedRow {}

/** What lists know of a service account. */
export interface IndexedServiceAccount
  extends ServiceAccountFacts,
    IndexedRow {}

/** What the report knows of a binding. */
export interface IndexedBinding extends BindingFacts {
  readonly rowId: number;
}

/** What is known of a component without its lanes. */
export type IndexedEntity = EntityFacts;

/** Everything that lists know, of one version. */
export interface EstateIndex {
  readonly version: number;
  /** Where the components stand in the catalog, and what their status is made of, by their reference. */
  readonly places: ReadonlyMap<string, IndexedEntity>;
  readonly findings: IndexedTable<IndexedFinding>;
  /** By `id` of the finding. */
  readonly findingById: ReadonlyMap<string, IndexedFinding>;
  /** By the reference of an entity that is concerned, the worst first. */
  readonly findingsOf: ReadonlyMap<string, readonly IndexedFinding[]>;
  readonly roles: IndexedTable<IndexedRole>;
  readonly roleByArn: ReadonlyMap<string, IndexedRole>;
  readonly serviceAccounts: IndexedTable<IndexedServiceAccount>;
  readonly bindings: TableFacts<IndexedBinding>;
  /** By the reference of an entity that claims the service account. */
  readonly bindingsOf: ReadonlyMap<string, readonly IndexedBinding[]>;
  /** Every entity that something belongs to, or that a text may name. */
  readonly entityRefs: ReadonlySet<string>;
}
