import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import {
  CompleteMark,
  RecordByKind,
  RecordKind,
  SnapshotRecord,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { loadDocuments } from './documents';
import { inVersion } from './NextVersion';
import { mapDocuments } from './policyDocuments';
import { RecordRow, SnapshotRow, SourceRow } from './tables';

/** Records that are loaded at a time. */
const PAGE = 500;

/** One version of a source's snapshot. */
export interface SnapshotVersion {
  /** Of the snapshot, whatever its version. */
  readonly snapshotId: string;
  readonly sourceId: string;
  readonly version: number;
  readonly marks: readonly CompleteMark[];
}

/** The last good version of a source's snapshot: version 0, with nothing in it, before the first. */
export async function openSnapshot(
  knex: Knex,
  sourceId: string,
  now: number,
): Promise<SnapshotVersion> {
  const known = await knex<SnapshotRow>('snapshots')
    .where({ source_id: sourceId })
    .first();
  if (known) {
    return asVersion(known);
  }
  const row: SnapshotRow = {
    id: randomUUID(),
    source_id: sourceId,
    version: 0,
    read_at: new Date(now).toISOString(),
    marks: '[]',
    counts: '{}',
  };
  await knex<SnapshotRow>('snapshots').insert(row);
  return asVersion(row);
}

/** Makes a version of a snapshot the one that everybody sees from now on; within a transaction. */
export async function commitSnapshot(
  transaction: Knex,
  snapshot: SnapshotVersion,
  facts: {
    /** ISO 8601. */
    readonly readAt: string;
    readonly counts: Readonly<Record<string, number>>;
  },
): Promise<void> {
  const { snapshotId, sourceId, version, marks } = snapshot;
  await transaction<SnapshotRow>('snapshots')
    .where({ id: snapshotId })
    .update({
      version,
      read_at: facts.readAt,
      marks: JSON.stringify(marks),
      counts: JSON.stringify(facts.counts),
    });
  await transaction<SourceRow>('sources')
    .where({ id: sourceId })
    .update({ snapshot_id: snapshotId });
}

/**
 * The last good snapshots of the listed sources, in the order of the sources' ids.
 *
 * @param sourceId - only that of this source.
 */
export async function currentSnapshots(
  knex: Knex,
  sourceId?: string,
): Promise<SnapshotVersion[]> {
  const rows = await knex<SourceRow>('sources')
    .join<SnapshotRow>('snapshots', 'snapshots.id', 'sources.snapshot_id')
    .where('sources.listed', true)
    .modify(query => {
      if (sourceId !== undefined) {
        query.where('sources.id', sourceId);
      }
    })
    .orderBy('sources.id')
    .select<SnapshotRow[]>('snapshots.*');
  return rows.map(asVersion);
}

/** How many records of each kind the version has that is to be committed next. */
export async function countRecords(
  knex: Knex,
  snapshotId: string,
): Promise<Record<string, number>> {
  const rows = await knex<RecordRow>('records')
    .where({ snapshot_id: snapshotId, gone_in: null })
    .groupBy('kind')
    .orderBy('kind')
    .select('kind')
    .count({ count: '*' });
  return Object.fromEntries(
    rows.map(({ kind, count }) => [kind, Number(count)]),
  );
}

/** An id that stands for exactly these records and marks. */
export function idOfVersion(snapshot: SnapshotVersion): string {
  return `${snapshot.snapshotId}/${snapshot.version}`;
}

/**
 * Loads the records of a snapshot, some hundred at a time so that other work gets its turn.
 *
 * @param documents - policies that are loaded already, by hash; what is missing is added, so that snapshots share them.
 * @throws ConflictError when a newer version has replaced it meanwhile.
 */
export async function loadSnapshot(
  knex: Knex,
  snapshot: SnapshotVersion,
  documents: Map<string, string> = new Map(),
): Promise<SnapshotRecord[]> {
  const records: SnapshotRecord[] = [];
  for await (const page of pagesOf(knex, snapshot, documents)) {
    for (const record of page) {
      records.push(record);
    }
  }
  return records;
}

/**
 * The records of one kind in a snapshot.
 *
 * @throws ConflictError when a newer version has replaced it meanwhile.
 */
export async function loadRecords<K extends RecordKind>(
  knex: Knex,
  snapshot: SnapshotVersion,
  kind: K,
): Promise<RecordByKind[K][]> {
  const values: RecordByKind[K][] = [];
  for await (const page of pagesOf(knex, snapshot, new Map(), kind)) {
    for (const record of page) {
      if (isOfKind(record, kind)) {
        values.push(record.value);
      }
    }
  }
  return values;
}

function isOfKind<K extends RecordKind>(
  record: SnapshotRecord,
  kind: K,
): record is SnapshotRecord & { readonly value: RecordByKind[K] } {
  return record.kind === kind;
}

async function* pagesOf(
  knex: Knex,
  snapshot: SnapshotVersion,
  documents: Map<string, string>,
  kind?: RecordKind,
): AsyncGenerator<SnapshotRecord[]> {
  let after = 0;
  for (;;) {
    const rows: RecordRow[] = await knex<RecordRow>('records')
      .where({
        snapshot_id: snapshot.snapshotId,
        ...(kind !== undefined && { kind }),
      })
      .where('id', '>', after)
      .modify(inVersion(snapshot.version))
      .orderBy('id')
      .limit(PAGE);
    if (rows.length === 0) {
      break;
    }
    after = Number(rows[rows.length - 1].id);
    yield await decodeRecords(knex, rows, documents);
    // A query on SQLite is over before it gives anybody else a turn.
    await setImmediate();
  }
  const current = await knex<SnapshotRow>('snapshots')
    .where({ id: snapshot.snapshotId })
    .first('version');
  // What only an older version had may have been dropped on the way.
  if (current?.version !== snapshot.version) {
    throw new ConflictError(
      `The snapshot of ${snapshot.sourceId} was replaced while it was loaded`,
    );
  }
}

async function decodeRecords(
  knex: Knex,
  rows: readonly RecordRow[],
  documents: Map<string, string>,
): Promise<SnapshotRecord[]> {
  const records = rows.map(
    row =>
      ({ kind: row.kind, value: JSON.parse(row.content) } as SnapshotRecord),
  );
  const missing = new Set<string>();
  records.forEach(record =>
    mapDocuments(record, hash => {
      if (!documents.has(hash)) {
        missing.add(hash);
      }
      return hash;
    }),
  );
  for (const [hash, text] of await loadDocuments(knex, missing)) {
    documents.set(hash, text);
  }
  return records.map(record =>
    mapDocuments(record, hash => {
      const text = documents.get(hash);
      if (text === undefined) {
        throw new ConflictError(
          `The policy ${hash} was dropped while a snapshot that names it was loaded`,
        );
      }
      return text;
    }),
  );
}

function asVersion(row: SnapshotRow): SnapshotVersion {
  return {
    snapshotId: row.id,
    sourceId: row.source_id,
    version: row.version,
    marks: JSON.parse(row.marks),
  };
}
