import { FindingSeverity } from '../../model/finding';
import { IdentityStatus } from '../../model/identity';
import { SourceProblem, SourceState } from '../../model/source';

/**
 * How many open findings there are of each severity.
 *
 * @public
 */
export type RollUpCounts = Readonly<Record<FindingSeverity, number>>;

/**
 * A component as it stands in a roll-up.
 *
 * @public
 */
export interface RollUpComponent {
  /** Reference of the component. */
  readonly entityRef: string;
  /** The same as the component's own answer has. */
  readonly status: IdentityStatus;
  /** Reference of its owner; absent when it has none. */
  readonly owner?: string;
  /** Reference of its system; absent when it is part of none. */
  readonly system?: string;
  /** How many bindings it has. */
  readonly bindings: number;
  /** Its open findings. */
  readonly findings: RollUpCounts;
  /** How many of its findings say that something cannot be known. */
  readonly unknownFindings: number;
  /** How many of its findings are accepted. */
  readonly waivedFindings: number;
  /** Its worst open finding; absent where it has none. */
  readonly worst?: {
    readonly id: string;
    readonly checkId: string;
    readonly severity: FindingSeverity;
    readonly title: string;
  };
}

/**
 * A check that has found something wrong with components of a roll-up.
 *
 * @public
 */
export interface RollUpCause {
  /** Id of the check. */
  readonly checkId: string;
  /** Title of the finding. */
  readonly title: string;
  /** The worst of its findings here. */
  readonly severity: FindingSeverity;
  /** How many components it concerns. */
  readonly components: number;
  /** How many open findings it has here, each counted once. */
  readonly findings: number;
}

/**
 * Answer of `GET /roll-ups/{kind}/{namespace}/{name}`: the identities of the components of a system, a domain or a group. Only components that the
 * reader may see are in it and in its numbers.
 *
 * @public
 */
export interface EntityRollUp {
  /** Reference of the system, domain or group. */
  readonly entityRef: string;
  /** Worst of the components in the order broken, unknown, attention, works; `none` when none of them has a binding. */
  readonly status: IdentityStatus;
  /** The verdict in one sentence. */
  readonly sentence: string;
  /** Domains or groups below it whose components count too, in their order; empty where there are none. */
  readonly includes: readonly string[];
  /** How many components there are of each status. */
  readonly totals: Readonly<Record<IdentityStatus, number>>;
  /** Open findings of all of them, each counted once. */
  readonly findings: RollUpCounts;
  /** The components, the worst first. At most 200. */
  readonly components: readonly RollUpComponent[];
  /** The checks that found most here, the worst severity first. At most 10. */
  readonly causes: readonly RollUpCause[];
  /** True when components that the reader may not see are left out. */
  readonly others: boolean;
  /** The sources that it rests on, with their age and state. */
  readonly sources: readonly SourceState[];
  /** What to add to the configuration of the backend, where that names nothing to read; absent otherwise. */
  readonly setup?: SourceProblem;
}
