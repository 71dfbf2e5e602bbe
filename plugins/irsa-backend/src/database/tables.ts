/** A row of `sources`. */
export interface SourceRow {
  id: string;
  kind: string;
  title: string;
  listed: boolean;
  snapshot_id: string | null;
  problems: string;
  failed: boolean;
}

/** A row of `snapshots`. */
export interface SnapshotRow {
  id: string;
  source_id: string;
  complete: boolean;
  read_at: string;
  marks: string;
  counts: string;
}

/** A row of `snapshot_chunks`. */
export interface SnapshotChunkRow {
  snapshot_id: string;
  position: number;
  records: string;
}

/** A row of `runs`. */
export interface RunRow {
  id: string;
  source_id: string;
  state: 'queued' | 'running' | 'ended';
  started_at: string;
  heartbeat_at: string;
  read: number;
}

/** A row of `identities`. */
export interface IdentityRow {
  entity_ref: string;
  entity_hash: string;
  identity: string;
}

/** The row of `resolution`. */
export interface ResolutionRow {
  id: number;
  basis: string;
}
