import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import {
  CompleteMark,
  RecordByKind,
  RecordKind,
  SnapshotData,
  SnapshotRecord,
  SourceProblem,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { SnapshotChunkRow, SnapshotRow, SourceRow } from './tables';

/** Begins a snapshot. Nobody sees it until it is committed. */
export async function beginSnapshot(
  knex: Knex,
  sourceId: string,
  now: number,
): Promise<string> {
  const id = randomUUID();
  await knex<SnapshotRow>('snapshots').insert({
    id,
    source_id: sourceId,
    complete: false,
    read_at: new Date(now).toISOString(),
    marks: '[]',
    counts: '{}',
  });
  return id;
}

/** Adds records to a snapshot. */
export async function appendChunk(
  knex: Knex,
  snapshotId: string,
  position: number,
  records: readonly SnapshotRecord[],
): Promise<void> {
  await knex<SnapshotChunkRow>('snapshot_chunks').insert({
    snapshot_id: snapshotId,
    position,
    records: JSON.stringify(records),
  });
}

/**
 * Makes a snapshot the source's last good one and drops those before it, all at once: whoever looks sees the old one or the new one.
 */
export async function commitSnapshot(
  knex: Knex,
  snapshot: {
    readonly id: string;
    readonly sourceId: string;
    readonly readAt: string;
    readonly marks: readonly CompleteMark[];
    readonly counts: Readonly<Record<string, number>>;
    readonly problems: readonly SourceProblem[];
  },
): Promise<void> {
  const { id, sourceId } = snapshot;
  await knex.transaction(async transaction => {
    await transaction<SnapshotRow>('snapshots')
      .where({ id })
      .update({
        complete: true,
        read_at: snapshot.readAt,
        marks: JSON.stringify(snapshot.marks),
        counts: JSON.stringify(snapshot.counts),
      });
    await transaction<SourceRow>('sources')
      .where({ id: sourceId })
      .update({
        snapshot_id: id,
        failed: false,
        problems: JSON.stringify(snapshot.problems),
      });
    await dropOthers(transaction, sourceId, id);
  });
}

/** Drops a snapshot that was begun and will not be finished. */
export async function dropSnapshot(knex: Knex, id: string): Promise<void> {
  await knex.transaction(async transaction => {
    await transaction<SnapshotChunkRow>('snapshot_chunks')
      .where({ snapshot_id: id })
      .delete();
    await transaction<SnapshotRow>('snapshots').where({ id }).delete();
  });
}

async function dropOthers(
  knex: Knex,
  sourceId: string,
  keep: string,
): Promise<void> {
  const others = knex<SnapshotRow>('snapshots')
    .where({ source_id: sourceId })
    .whereNot({ id: keep })
    .select('id');
  await knex<SnapshotChunkRow>('snapshot_chunks')
    .whereIn('snapshot_id', others.clone())
    .delete();
  await knex<SnapshotRow>('snapshots')
    .where({ source_id: sourceId })
    .whereNot({ id: keep })
    .delete();
}

/** The last good snapshots of the listed sources, in the order of the sources' ids. */
export async function currentSnapshots(
  knex: Knex,
): Promise<{ id: string; sourceId: string; marks: CompleteMark[] }[]> {
  const rows = await knex<SourceRow>('sources')
    .join<SnapshotRow>('snapshots', 'snapshots.id', 'sources.snapshot_id')
    .where('sources.listed', true)
    .orderBy('sources.id')
    .select<SnapshotRow[]>('snapshots.*');
  return rows.map(row => ({
    id: row.id,
    sourceId: row.source_id,
    marks: JSON.parse(row.marks),
  }));
}

/**
 * Loads a snapshot, a chunk at a time so that other work gets its turn.
 *
 * @throws ConflictError when a newer snapshot replaces it meanwhile.
 */
export async function loadSnapshot(
  knex: Knex,
  snapshot: { id: string; sourceId: string; marks: CompleteMark[] },
): Promise<SnapshotData> {
  const records: SnapshotRecord[] = [];
  for await (const chunk of chunksOf(knex, snapshot)) {
    for (const record of chunk) {
      records.push(record);
    }
  }
  return { sourceId: snapshot.sourceId, complete: snapshot.marks, records };
}

/**
 * The records of one kind in a source's last good snapshot; none where it has not been read yet.
 *
 * @throws ConflictError when a newer snapshot replaces it meanwhile.
 */
export async function loadRecords<K extends RecordKind>(
  knex: Knex,
  sourceId: string,
  kind: K,
): Promise<RecordByKind[K][]> {
  const source = await knex<SourceRow>('sources')
    .where({ id: sourceId })
    .first('snapshot_id');
  if (!source?.snapshot_id) {
    return [];
  }
  const values: RecordByKind[K][] = [];
  for await (const chunk of chunksOf(knex, {
    id: source.snapshot_id,
    sourceId,
  })) {
    for (const record of chunk) {
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

/** The records of a snapshot, a chunk at a time. */
async function* chunksOf(
  knex: Knex,
  snapshot: { id: string; sourceId: string },
): AsyncGenerator<SnapshotRecord[]> {
  const positions = await knex<SnapshotChunkRow>('snapshot_chunks')
    .where({ snapshot_id: snapshot.id })
    .orderBy('position')
    .select('position');
  const still = await knex<SnapshotRow>('snapshots')
    .where({ id: snapshot.id })
    .first('id');
  if (!still) {
    throw replaced(snapshot.sourceId);
  }
  for (const { position } of positions) {
    const row = await knex<SnapshotChunkRow>('snapshot_chunks')
      .where({ snapshot_id: snapshot.id, position })
      .first('records');
    if (!row) {
      throw replaced(snapshot.sourceId);
    }
    yield JSON.parse(row.records);
  }
}

function replaced(sourceId: string): ConflictError {
  return new ConflictError(
    `The snapshot of ${sourceId} was replaced while it was loaded`,
  );
}
