/** The columns of a row that belongs to some versions of a set and not to others; see {@link NextVersion}. */
export interface VersionedRow {
  /** A string on PostgreSQL, where it is a `bigint`. */
  id: number | string;
  /** Of all that the row says. */
  hash: string;
  added_in: number;
  gone_in: number | null;
}

/** A row of `sources`. */
export interface SourceRow {
  id: string;
  kind: string;
  title: string;
  listed: boolean;
  unlisted_at: string | null;
  /** Stands for a provider that could not list its sources, so there is nothing to read. */
  is_provider: boolean;
  snapshot_id: string | null;
  /** JSON. */
  problems: string;
  failed: boolean;
  run_id: string | null;
  /** Null while the run is only asked for. */
  lease_until: string | null;
  /** Null until it was tried for the first time. */
  next_read_at: string | null;
  failures: number;
  abandoned: number;
}

/** A row of `snapshots`. */
export interface SnapshotRow {
  id: string;
  source_id: string;
  /** 0 until the source was read once. */
  version: number;
  read_at: string;
  /** JSON. */
  marks: string;
  /** JSON. */
  counts: string;
}

/** A row of `records`. */
export interface RecordRow extends VersionedRow {
  snapshot_id: string;
  kind: string;
  /** JSON, with hashes in the place of policies. */
  content: string;
}

/** A row of `documents`. */
export interface DocumentRow {
  hash: string;
  content: string;
}

/** A row of `record_documents`. */
export interface RecordDocumentRow {
  record_id: number | string;
  hash: string;
}

/** A row of `runs`. */
export interface RunRow {
  id: string;
  source_id: string;
  state: 'queued' | 'running' | 'ended';
  /** Whether somebody asked for it. */
  asked: boolean;
  started_at: string;
  ended_at: string | null;
  outcome: RunOutcome | null;
  read: number;
  written: number;
}

/** How a run ended; `abandoned` with its backend. */
export type RunOutcome = 'read' | 'failed' | 'abandoned';

/** A row of `identities`. */
export interface IdentityRow extends VersionedRow {
  entity_ref: string;
  entity_hash: string;
  /** JSON. */
  facts: string;
  /** JSON. */
  identity: string;
}

/** A row of `roles` or `service_accounts`, and what a row of `findings` begins with. */
export interface JudgedRow extends VersionedRow {
  /** JSON: what lists are filtered and sorted by. */
  facts: string;
  /** JSON. */
  content: string;
}

/** A row of `findings`. */
export interface FindingRow extends JudgedRow {
  /** The same in each version that has the finding. */
  finding_id: string;
  /** ISO 8601. */
  first_seen: string;
}

/** The row of `resolution`. */
export interface ResolutionRow {
  id: number;
  version: number;
  basis: string;
  catalog: string;
  pass_id: string | null;
  lease_until: string | null;
}
