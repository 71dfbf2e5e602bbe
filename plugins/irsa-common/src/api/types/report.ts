import { FindingSeverity } from '../../model/finding';
import { SourceState } from '../../model/source';
import { FindingListOptions, ReportedFinding } from './finding';

/**
 * What a binding counts as.
 *
 * - `compliant`: it works, and no finding of medium or higher about it is open.
 * - `failing`: the rest that is known.
 * - `unknown`: it cannot be judged, or rests on a source that is stale.
 *
 * @public
 */
export type Compliance = 'compliant' | 'failing' | 'unknown';

/**
 * Findings by what became of them. Each is in exactly one of the numbers.
 *
 * @public
 */
export interface ReportFindingCounts {
  /** Open ones by their severity. */
  readonly open: Readonly<Record<FindingSeverity, number>>;
  /** Those that say that something was not read. */
  readonly unknown: number;
  /** Those that somebody accepted until a date. */
  readonly waived: number;
}

/**
 * Bindings and findings, counted. `compliant`, `failing` and `unknown` add up to `total`.
 *
 * @public
 */
export interface ReportCounts {
  /** Bindings, the base of every share. */
  readonly total: number;
  /** Bindings that work without an open finding of medium or higher. */
  readonly compliant: number;
  /** Bindings that are broken, or work with such a finding. */
  readonly failing: number;
  /** Bindings that cannot be judged, or that rest on a stale source. */
  readonly unknown: number;
  /** Of the failing, those that do not work. */
  readonly broken: number;
  /** Of the compliant, those that only a waiver keeps from failing. */
  readonly waived: number;
  /** Findings, whether they are about a binding or not. */
  readonly findings: ReportFindingCounts;
}

/**
 * A row of one dimension. The rows of a dimension add up to the totals: what belongs to several values, such as a service account that
 * components of two owners share, is counted in the row `several`, and in `shared` of the row of each value.
 *
 * @public
 */
export interface ReportRow extends ReportCounts {
  /** `none` has what the dimension says nothing about, for instance no owner in the catalog. */
  readonly kind: 'value' | 'several' | 'none';
  /** Entity reference, lifecycle, cluster or account id; absent unless `kind` is `value`. */
  readonly value?: string;
  /** What belongs to this value and to others, and is counted in the row `several`; absent where there is none. */
  readonly shared?: ReportCounts;
}

/**
 * What one check found.
 *
 * @public
 */
export interface ReportCheckRow {
  /** Id of the check, for instance `IRSA-TS-002`. */
  readonly checkId: string;
  /** What the check is about, in a few words. */
  readonly title: string;
  /** Worst severity of its findings here. */
  readonly severity: FindingSeverity;
  /** Its findings; over all checks they add up to those of the totals. */
  readonly findings: ReportFindingCounts;
  /** Bindings that an open finding of the check is about, whatever else is wrong with them. */
  readonly bindings: number;
  /** All bindings, the base of that. */
  readonly of: number;
}

/**
 * A source that was not read whole or not lately, and what that costs.
 *
 * @public
 */
export interface ReportSource
  extends Pick<
    SourceState,
    'id' | 'kind' | 'title' | 'status' | 'stale' | 'readAt' | 'problems'
  > {
  /** What waits for it. */
  readonly cost: {
    /** Bindings that are unknown and rest on it. */
    readonly bindings: number;
    /** Ids of the checks that cannot be judged there, in their order. */
    readonly checks: readonly string[];
  };
}

/**
 * How much of the fleet the report rests on.
 *
 * @public
 */
export interface ReportCoverage {
  /** Sources, one for each account and cluster; each is in exactly one of the numbers. */
  readonly sources: {
    /** All of them, the base of the others. */
    readonly total: number;
    /** Read whole and lately. */
    readonly read: number;
    /** Read lately, with something missing. */
    readonly partial: number;
    /** The last attempt failed; what was read before it is stale. */
    readonly failed: number;
    /** Not read since they were found. */
    readonly neverRead: number;
    /** Read, but longer ago than three times their frequency. */
    readonly late: number;
  };
  /** When the oldest of what the report rests on was read, ISO 8601; absent when nothing was read. */
  readonly oldestReadAt?: string;
  /** When the newest of it was read, ISO 8601; absent when nothing was read. */
  readonly newestReadAt?: string;
  /** Bindings that could be judged, and all of them. */
  readonly bindings: { readonly judged: number; readonly total: number };
  /** Sources that were not read whole and lately, in the order of their ids. */
  readonly unread: readonly ReportSource[];
  /** How many checks ran, and the ids of those that the configuration switches off. */
  readonly checks: { readonly on: number; readonly off: readonly string[] };
  /** Whose things are counted. */
  readonly entities: {
    /** Components of the catalog that the reader may see. */
    readonly visible: number;
    /** False where the reader may not see every component; what belongs to the others is not counted. */
    readonly all: boolean;
  };
}

/**
 * One day of the trend. Days end at midnight UTC.
 *
 * @public
 */
export interface ReportTrendPoint {
  /** `2026-11-24` */
  readonly date: string;
  /** Counts at the end of the day; absent for a day of which nothing was noted. */
  readonly counts?: ReportCounts;
  /** Ids of the sources that were not read at the end of the day, so that a change there may be late; empty when all were. */
  readonly unread: readonly string[];
}

/**
 * How long it took until findings were gone.
 *
 * @public
 */
export interface ReportTimeToFix {
  /** Mean over `of`, in seconds; absent where nothing was fixed. */
  readonly seconds?: number;
  /** Number of findings that were fixed, the base of the mean. */
  readonly of: number;
  /** The same by severity. */
  readonly bySeverity: Readonly<
    Record<FindingSeverity, { readonly seconds?: number; readonly of: number }>
  >;
}

/**
 * What has changed since a time.
 *
 * @public
 */
export interface ReportChanges {
  /** From when on, ISO 8601. */
  readonly since: string;
  /** Since when findings have been followed, ISO 8601; later than `since` where the history does not go back that far. */
  readonly knownSince?: string;
  /** Findings that were seen for the first time. */
  readonly new: number;
  /** Findings that are gone; each counts once. */
  readonly fixed: number;
  /** Findings that were gone and came back. */
  readonly returned: number;
}

/**
 * Something that became of a finding.
 *
 * @public
 */
export interface FindingChange
  extends Pick<
    ReportedFinding,
    'id' | 'checkId' | 'severity' | 'title' | 'subject' | 'entityRefs'
  > {
  /** Seen for the first time, gone, or back after it was gone. */
  readonly change: 'new' | 'fixed' | 'returned';
  /** When that was seen, ISO 8601. */
  readonly at: string;
}

/**
 * Answer of `GET /report`.
 *
 * @public
 */
export interface Report {
  /** When it was made, ISO 8601. */
  readonly generatedAt: string;
  /** What the report was narrowed to, by the names of the filters; empty for everything that the reader may see. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** How much of the fleet was read. */
  readonly coverage: ReportCoverage;
  /** Everything that the reader may see and the filters let through. */
  readonly totals: ReportCounts;
  /** By the group or user that owns the component, in the order of the references. */
  readonly byOwner: readonly ReportRow[];
  /** By the system of the component. */
  readonly bySystem: readonly ReportRow[];
  /** By the domain of that system. */
  readonly byDomain: readonly ReportRow[];
  /** By `spec.lifecycle` of the component. */
  readonly byLifecycle: readonly ReportRow[];
  /** By cluster; findings about roles alone belong to none. */
  readonly byCluster: readonly ReportRow[];
  /** By account of the role. */
  readonly byAccount: readonly ReportRow[];
  /** One for each check with a finding, most open findings first. */
  readonly byCheck: readonly ReportCheckRow[];
  /** One point for each day, the oldest first. */
  readonly trend: readonly ReportTrendPoint[];
  /** Over the findings that were fixed since `changes.since`. */
  readonly meanTimeToFix: ReportTimeToFix;
  /** What is new, fixed and back. */
  readonly changes: ReportChanges;
  /** What `changes` counts, the latest first; at most 200. */
  readonly latestChanges: readonly FindingChange[];
}

/**
 * How a report is written.
 *
 * - `json`: a {@link Report}.
 * - `csv`: the rows of all dimensions in one table; `findings-csv`: a row for each finding.
 * - `markdown`: the rows in tables, coverage first.
 * - `sarif`: the findings as a log of SARIF 2.1.0.
 * - `html`: one page that loads nothing and runs nothing, to read or to print.
 *
 * @public
 */
export type ReportFormat =
  | 'json'
  | 'csv'
  | 'findings-csv'
  | 'markdown'
  | 'sarif'
  | 'html';

/**
 * What a report is narrowed to. Filters of entities and places narrow bindings and findings; the others narrow findings, and bindings to
 * those that such a finding is about.
 *
 * @public
 */
export interface ReportOptions
  extends Omit<FindingListOptions, 'limit' | 'cursor' | 'sort' | 'since'> {
  /** From when on changes and trend are told, a day or a moment in ISO 8601; 30 days ago where absent, and at most two years. */
  readonly since?: string;
}
