import {
  Finding,
  FindingSeverity,
  FindingSubject,
  FindingSubjectKind,
  FindingWaiting,
} from '../../model/finding';
import { ManagedBy, Remediation } from '../../remediation';
import { Acceptance } from './waiver';
import {
  EntityFilters,
  ListFilter,
  ListOptions,
  ListPage,
  ListSort,
} from './list';

/**
 * What became of a finding. `unknown` says that what would decide was not read, or too long ago; `waived` that somebody accepted it until
 * a date.
 *
 * @public
 */
export type FindingState = 'fail' | 'unknown' | 'waived';

/**
 * A finding as a reader gets it: with the fix written for every tool, and without what the reader may not see.
 *
 * @public
 */
export interface ReportedFinding
  extends Pick<
    Finding,
    | 'id'
    | 'checkId'
    | 'severity'
    | 'title'
    | 'message'
    | 'subject'
    | 'evidence'
    | 'verify'
  > {
  /** Whether it is wrong, cannot be known, or is accepted. */
  readonly state: FindingState;
  /** Catalog entities that are concerned and that the reader may see, in their order; empty when no entity claims what is concerned. */
  readonly entityRefs: readonly string[];
  /** Owners of these entities, each once, in their order. */
  readonly owners: readonly string[];
  /** True when it concerns more than the reader may see: that is left out of every list and number here. */
  readonly others: boolean;
  /**
   * The fix, written for each tool that can do it; the steps of one that none can do stand there as text. In a list, only the first of these:
   * commands for a shell, or text.
   */
  readonly remediation: readonly Remediation[];
  /** The tool that manages the role which the fix changes, as far as its tags show; absent where none does, or the fix changes none. */
  readonly managedBy?: ManagedBy;
  /** What the cause breaks beside the subject; each of these has no finding of its own for it. */
  readonly consequences: readonly FindingSubject[];
  /** For what was not read: how much waits for it. Absent when {@link ReportedFinding.others} is true. */
  readonly waiting?: FindingWaiting;
  /** When it was first seen since it was last fixed; ISO 8601. Absent where that is not known yet. */
  readonly since?: string;
  /** Who accepted it, why and until when; absent unless it is waived. */
  readonly waiver?: Acceptance;
  /** True when a source that it rests on could not be renewed, or is older than three times its frequency. */
  readonly stale: boolean;
}

/**
 * Answer of `GET /findings`.
 *
 * @public
 */
export type FindingPage = ListPage<ReportedFinding>;

/**
 * Fields that `GET /findings` is sorted by: `severity` from the worst to the mildest, then by check and subject.
 *
 * @public
 */
export type FindingSortField = 'severity' | 'checkId' | 'subject' | 'since';

/**
 * Which findings, in which order; filters hold together.
 *
 * @public
 */
export interface FindingListOptions extends ListOptions, EntityFilters {
  /** Id of a check, for instance `IRSA-TS-002`. */
  readonly checkId?: ListFilter;
  /** How bad it is. */
  readonly severity?: ListFilter<FindingSeverity>;
  /** What became of it; all where absent. */
  readonly state?: ListFilter<FindingState>;
  /** Kind of the subject. */
  readonly subjectKind?: ListFilter<FindingSubjectKind>;
  /** Reference of the subject, for instance the ARN of a role. */
  readonly subject?: ListFilter;
  /** Name of the cluster that the subject is, or is in. */
  readonly cluster?: ListFilter;
  /** Account that the subject is, or is in. */
  readonly account?: ListFilter;
  /** Namespace that the subject is, or is in. */
  readonly namespace?: ListFilter;
  /** Only those first seen at this moment or later; ISO 8601. */
  readonly since?: string;
  /** Words that all stand in the title, the id of the check, the subject or an entity, in any case. */
  readonly q?: string;
  /** `severity` where absent. */
  readonly sort?: ListSort<FindingSortField>;
}
