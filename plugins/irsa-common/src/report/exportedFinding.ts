import { Finding, FindingSeverity } from '../model';

/**
 * A finding as exports write it; every {@link ReportedFinding} is one.
 *
 * @public
 */
export interface ExportedFinding
  extends Pick<
    Finding,
    'id' | 'checkId' | 'title' | 'message' | 'subject' | 'entityRefs' | 'verify'
  > {
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /** Whether it is wrong, cannot be known, or is accepted. */
  readonly state: 'fail' | 'unknown' | 'waived';
  /** Owners of these entities. */
  readonly owners: readonly string[];
  /** When it was first seen since it was last fixed; ISO 8601. Absent where that is not known yet. */
  readonly since?: string;
  /** Who accepted it, why and until when; absent unless it is waived. */
  readonly waiver?: {
    /** Why. */
    readonly reason: string;
    /** Reference of the group or user that owns the risk. */
    readonly owner: string;
    /** ISO 8601. */
    readonly expiresAt: string;
  };
}

/**
 * Findings that may be loaded while they are written.
 *
 * @public
 */
export type ExportedFindings =
  | Iterable<ExportedFinding>
  | AsyncIterable<ExportedFinding>;
