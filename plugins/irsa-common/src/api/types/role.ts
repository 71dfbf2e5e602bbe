import { EvidenceDocument, RoleReach } from '../../model/identity';
import { BlastRadius, ResolvedRole } from '../../model/resolved';
import { PermissionsSummary } from '../../permissions';
import { ManagedBy } from '../../remediation';
import { TrustClass, TrustSentence } from '../../trust';
import {
  EntityFilters,
  ListFilter,
  ListOptions,
  ListPage,
  ListSort,
} from './list';

/**
 * A role with everything that does, can or could become it. `others` is true when there is more than the reader may see: that is in no
 * list and in no number.
 *
 * @public
 */
export interface RoleAnswer
  extends Omit<RoleReach, 'canTotal'>,
    Pick<ResolvedRole, 'exists' | 'nodesOf' | 'trustsNodesOf'> {
  /** Entities that the role belongs to and that the reader may see: their service accounts name it, they declare it, or they stand for it. */
  readonly entityRefs: readonly string[];
  /** Owners of these entities, each once, in their order. */
  readonly owners: readonly string[];
  /** How many do and can become it, where the lists may be shorter; absent when that would tell about what the reader may not see. */
  readonly totals?: { readonly does: number; readonly can: number };
  /** How far it reaches as numbers; absent when that would tell about what the reader may not see. */
  readonly blastRadius?: BlastRadius;
  /** The tool that manages it, as far as its tags show; absent where none does. */
  readonly managedBy?: ManagedBy;
  /**
   * What it may do, as far as its own policies say; absent for a role that was not read. For who may not see policy documents, the places say
   * where something stands, and their `value` is empty.
   */
  readonly permissions?: PermissionsSummary;
  /** True when a source that this rests on could not be renewed, or is older than three times its frequency. */
  readonly stale: boolean;
}

/**
 * Answer of `GET /roles/{arn}`.
 *
 * @public
 */
export interface RoleDetail extends RoleAnswer {
  /** Its trust policy; the text is absent when the reader may not see policy documents, all of it where the role was not read. */
  readonly trustPolicy?: EvidenceDocument;
  /** Its trust policy in words, a sentence for each statement; absent when the reader may not see policy documents. */
  readonly statements?: readonly TrustSentence[];
  /** True when the reader may see the text of policy documents. */
  readonly policyText: boolean;
}

/**
 * Answer of `GET /roles`. `does` and `can` hold at most 25 each there; `GET /roles/{arn}` has up to 200.
 *
 * @public
 */
export type RolePage = ListPage<RoleAnswer>;

/**
 * Fields that `GET /roles` is sorted by: the ARN; the width of the trust from narrow to wide; how many can become it, most first, and those
 * with more than the reader may see last.
 *
 * @public
 */
export type RoleSortField = 'arn' | 'trustScope' | 'can';

/**
 * Which roles, in which order; filters hold together.
 *
 * @public
 */
export interface RoleListOptions extends ListOptions, EntityFilters {
  /** Account of the role, twelve digits. */
  readonly account?: ListFilter;
  /** Cluster of a service account that does become it and that the reader may see. */
  readonly cluster?: ListFilter;
  /** Namespace of such a service account. */
  readonly namespace?: ListFilter;
  /** Width class of the trust policy. */
  readonly trustScope?: ListFilter<TrustClass>;
  /** Words that all stand in the ARN or an entity, in any case. */
  readonly q?: string;
  /** `arn` where absent. */
  readonly sort?: ListSort<RoleSortField>;
}
