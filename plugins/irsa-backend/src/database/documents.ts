import { Knex } from 'knex';
import { inBatches, STATEMENT_ROWS } from './batches';
import { DocumentRow, RecordDocumentRow } from './tables';

/** Stores policies that are not stored yet, in a transaction that goes on to name them. */
export async function saveDocuments(
  transaction: Knex,
  documents: ReadonlyMap<string, string>,
): Promise<void> {
  const missing = new Map(documents);
  for (const hashes of inBatches(documents.keys())) {
    // The lock keeps a document from being dropped before the transaction names it.
    const present = await transaction<DocumentRow>('documents')
      .whereIn('hash', hashes)
      .forShare()
      .select('hash');
    present.forEach(({ hash }) => missing.delete(hash));
  }
  // In one order, so that two backends which store the same documents wait for each other one way only.
  const rows = [...missing]
    .map(([hash, content]) => ({ hash, content }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  for (const batch of inBatches(rows, row => row.content.length)) {
    await transaction<DocumentRow>('documents')
      .insert(batch)
      .onConflict('hash')
      .ignore();
  }
}

/** Loads policies by their hash. */
export async function loadDocuments(
  knex: Knex,
  hashes: Iterable<string>,
): Promise<Map<string, string>> {
  const documents = new Map<string, string>();
  for (const batch of inBatches(hashes)) {
    const rows = await knex<DocumentRow>('documents').whereIn('hash', batch);
    rows.forEach(({ hash, content }) => documents.set(hash, content));
  }
  return documents;
}

/**
 * Drops policies that no record names any more.
 *
 * @returns how many.
 */
export async function dropOrphanedDocuments(knex: Knex): Promise<number> {
  let dropped = 0;
  for (;;) {
    const batch = await knex.transaction(dropSomeOrphans);
    dropped += batch.dropped;
    if (batch.found < STATEMENT_ROWS) {
      return dropped;
    }
  }
}

async function dropSomeOrphans(
  transaction: Knex,
): Promise<{ found: number; dropped: number }> {
  const found: Pick<DocumentRow, 'hash'>[] = await orphaned(transaction)
    .limit(STATEMENT_ROWS)
    .modify(query => lockUnused(transaction, query))
    .select('documents.hash');
  const hashes = found.map(({ hash }) => hash);
  // Asked again under the lock: a record that names one may have come before it.
  const dropped = await orphaned(transaction)
    .whereIn('documents.hash', hashes)
    .delete();
  return { found: hashes.length, dropped };
}

function orphaned(knex: Knex) {
  return knex<DocumentRow>('documents').whereNotExists(
    knex<RecordDocumentRow>('record_documents')
      .select(knex.raw('1'))
      .whereRaw('?? = ??', ['record_documents.hash', 'documents.hash']),
  );
}

/** SQLite has neither the clause nor the need: its writers come one after the other. */
function lockUnused(knex: Knex, query: Knex.QueryBuilder): void {
  if (knex.client.config.client === 'pg') {
    query.forUpdate().skipLocked();
  }
}
