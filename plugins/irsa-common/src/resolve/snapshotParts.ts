import { RecordKind, SnapshotRecord } from '../model';
import type { SnapshotData } from './estate';

/** What one snapshot says about one account or one cluster. */
export interface SnapshotPart {
  readonly sourceId: string;
  /** An account id or the name of a cluster. */
  readonly of: string;
  readonly complete: readonly RecordKind[];
  readonly records: readonly SnapshotRecord[];
}

/** The parts of one snapshot. */
export interface SnapshotParts {
  readonly accounts: readonly SnapshotPart[];
  readonly clusters: readonly SnapshotPart[];
}

const ACCOUNT_KINDS: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'account',
  'role',
  'managed-policy',
  'oidc-provider',
]);

class PartBuilder implements SnapshotPart {
  readonly complete: RecordKind[] = [];
  readonly records: SnapshotRecord[] = [];

  constructor(readonly sourceId: string, readonly of: string) {}
}

/** Takes a snapshot apart by what its records and marks are about. */
export function splitSnapshot(snapshot: SnapshotData): SnapshotParts {
  const accounts = new Map<string, PartBuilder>();
  const clusters = new Map<string, PartBuilder>();
  const partOf = (kind: RecordKind, of: string) => {
    const parts = ACCOUNT_KINDS.has(kind) ? accounts : clusters;
    const part = parts.get(of) ?? new PartBuilder(snapshot.sourceId, of);
    parts.set(of, part);
    return part;
  };
  for (const { kind, of } of snapshot.complete) {
    partOf(kind, of).complete.push(kind);
  }
  for (const record of snapshot.records) {
    const { value } = record;
    partOf(
      record.kind,
      'account' in value && !('cluster' in value)
        ? value.account
        : (value as { cluster: string }).cluster,
    ).records.push(record);
  }
  return { accounts: [...accounts.values()], clusters: [...clusters.values()] };
}
