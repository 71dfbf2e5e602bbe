/** A row of `finding_history`. Times are ISO 8601 in UTC. */
export interface FindingHistoryRow {
  readonly finding_id: string;
  readonly hash: string;
  /** JSON of {@link FollowedFinding}. */
  readonly facts: string;
  readonly status: 'open' | 'unseen' | 'fixed';
  readonly first_seen_at: string;
  readonly opened_at: string;
  readonly last_seen_at: string | null;
  readonly fixed_at: string | null;
  readonly returned: number;
  readonly changed_at: string;
}

/** The row of `finding_following`. */
export interface FindingFollowingRow {
  readonly id: number;
  readonly since: string | null;
  readonly until: string | null;
}

/** A row of `finding_changes`. */
export interface FindingChangeRow {
  readonly id: number | string;
  readonly finding_id: string;
  readonly change: FindingChange;
  readonly changed_at: string;
  readonly facts: string;
}

/** What happened to a finding. */
export type FindingChange =
  | 'new'
  | 'worse'
  | 'fixed'
  | 'returned'
  | 'waived'
  | 'waiver-ended'
  | 'waiver-expired';

/** A row of `daily_totals`. */
export interface DailyTotalsRow {
  /** `2026-11-24` */
  readonly day: string;
  readonly hash: string;
  /** JSON, packed by gzip. */
  readonly content: Buffer;
}
