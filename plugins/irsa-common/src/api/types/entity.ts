import {
  DeclaredRole,
  EntityPlace,
  TruthDifference,
} from '../../model/catalog';
import { IdentityStatus, ResolvedIdentity } from '../../model/identity';
import { SourceProblem, SourceState } from '../../model/source';
import { ReportedFinding } from './finding';

/**
 * Answer of `GET /entities/{kind}/{namespace}/{name}`.
 *
 * @public
 */
export interface EntityIdentity extends Omit<ResolvedIdentity, 'sources'> {
  /** Worst of the bindings in the order broken, unknown, attention, works; problems of the search for workloads count too. */
  readonly status: IdentityStatus;
  /** The verdict in one sentence. */
  readonly sentence: string;
  /** Its owner, system and domain. */
  readonly place: EntityPlace;
  /** Roles that the catalog or a tag declares for it. */
  readonly declared: readonly DeclaredRole[];
  /** Differences between what is declared, set up and observed; empty where there is none. */
  readonly differences: readonly TruthDifference[];
  /** What is wrong or cannot be known about it, the worst first. At most 200. */
  readonly findings: readonly ReportedFinding[];
  /** The sources this rests on, with their age and state. */
  readonly sources: readonly SourceState[];
  /** True when the reader may see the text of policy documents. */
  readonly policyText: boolean;
  /** What to add to the configuration of the backend, where that names nothing to read; absent otherwise. */
  readonly setup?: SourceProblem;
}
