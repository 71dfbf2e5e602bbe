import { Knex } from 'knex';
import { inBatches } from './batches';
import { saveDocuments } from './documents';
import { EncodedRecord } from './encodeRecord';
import { VersionedSet } from './NextVersion';
import { RecordDocumentRow, RecordRow } from './tables';

/** The records of a snapshot. */
export function recordSet(snapshotId: string): VersionedSet<EncodedRecord> {
  return {
    table: 'records',
    scope: { snapshot_id: snapshotId },
    insert: (transaction, records, addedIn) =>
      insertRecords(transaction, snapshotId, records, addedIn),
    drop: dropRecords,
  };
}

async function insertRecords(
  transaction: Knex,
  snapshotId: string,
  records: readonly EncodedRecord[],
  addedIn: number,
): Promise<number[]> {
  await saveDocuments(
    transaction,
    new Map(records.flatMap(record => [...record.documents])),
  );
  const ids = new Map<string, number>();
  for (const batch of inBatches(records, record => record.content.length)) {
    const inserted = await transaction<RecordRow>('records')
      .insert(
        batch.map(({ hash, kind, content }) => ({
          snapshot_id: snapshotId,
          hash,
          kind,
          content,
          added_in: addedIn,
        })),
      )
      .returning(['id', 'hash']);
    inserted.forEach(({ id, hash }) => ids.set(hash, Number(id)));
  }
  const links = records.flatMap(record =>
    [...record.documents.keys()].map(hash => ({
      record_id: ids.get(record.hash),
      hash,
    })),
  );
  for (const batch of inBatches(links)) {
    await transaction<RecordDocumentRow>('record_documents').insert(batch);
  }
  return [...ids.values()];
}

/** Deletes records; the policies that they named are left to {@link dropOrphanedDocuments}. */
async function dropRecords(
  transaction: Knex,
  ids: readonly number[],
): Promise<void> {
  await transaction<RecordDocumentRow>('record_documents')
    .whereIn('record_id', ids)
    .delete();
  await transaction<RecordRow>('records').whereIn('id', ids).delete();
}
