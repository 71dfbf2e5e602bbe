import {
  EntityPlace,
  Finding,
  FindingState,
  ManagedBy,
} from 'backstage-plugin-irsa-common';
import { StoredWaiver } from '../waivers/waivers';
import { SourceAge } from '../database/sourceAges';
import { StoredRole } from '../database/roles';
import { StoredServiceAccount } from '../database/serviceAccounts';
import {
  IndexedFinding,
  IndexedRole,
  IndexedServiceAccount,
} from './index/EstateIndex';

/** Something that was found out, with all of it and what decides who may see how much. Never an answer by itself. */
interface View {
  /** Where entities stand in the catalog, by their reference. */
  readonly places: ReadonlyMap<string, EntityPlace>;
  /** Rests on a source that could not be renewed in time. */
  readonly stale: boolean;
  /** The source on which it rests and that is too old to be believed; absent where there is none. */
  readonly tooOld?: SourceAge;
}

/** A finding. */
export interface FindingView extends View {
  readonly facts: IndexedFinding;
  readonly finding: Finding;
  readonly state: FindingState;
  /** The tool that manages the role which its fix changes; absent where that is not known. */
  readonly managedBy?: ManagedBy;
  /** That it is accepted; absent unless it is. */
  readonly waiver?: StoredWaiver;
}

/** A role. */
export interface RoleView extends View {
  readonly facts: IndexedRole;
  readonly stored: StoredRole;
}

/** A role with the text of its trust policy, which is absent for one that was not read. */
export interface RoleDetailView extends RoleView {
  readonly trustPolicy?: string;
}

/** A service account. */
export interface ServiceAccountView extends View {
  readonly facts: IndexedServiceAccount;
  readonly stored: StoredServiceAccount;
}
