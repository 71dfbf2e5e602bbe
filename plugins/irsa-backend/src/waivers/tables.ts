/** A row of `waivers`. Times are ISO 8601 in UTC. */
export interface WaiverRow {
  readonly id: string;
  readonly check_id: string;
  /** JSON. */
  readonly subject: string;
  /** JSON. */
  readonly entity_refs: string;
  readonly reason: string;
  readonly owner: string;
  readonly created_by: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly ended_by: string | null;
  readonly ended_at: string | null;
  readonly expiry_told: boolean | number;
  readonly ending_told: boolean | number;
}

/** A row of `waiver_findings`. */
export interface WaiverFindingRow {
  readonly waiver_id: string;
  readonly finding_id: string;
}
