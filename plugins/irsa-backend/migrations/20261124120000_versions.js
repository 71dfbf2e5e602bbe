// @ts-check
const { createHash } = require('crypto');

/** Rows and characters that one statement inserts at most. */
const ROWS = 200;
const CHARACTERS = 1000000;
/** Records of a chunk in the schema before. */
const CHUNK = 500;

/**
 * Snapshots and identities become sets of rows with versions, so that a refresh writes only what has changed; policies are kept apart, once each.
 * Snapshots are taken over. Runs and identities are made anew: both follow from the rest.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('documents', table => {
    table.comment('Policies, each once for all sources');
    table.string('hash', 64).primary();
    table.text('content', 'longtext').notNullable();
  });

  await knex.schema.createTable('records', table => {
    table.comment('What sources read, a row a thing');
    table.bigIncrements('id');
    table.string('snapshot_id', 36).notNullable();
    table.string('hash', 64).notNullable().comment('Of kind and content');
    table.string('kind', 64).notNullable();
    table
      .text('content', 'longtext')
      .notNullable()
      .comment('JSON, with hashes in the place of policies');
    versionColumns(table);
    table.index(['snapshot_id', 'hash']);
    table.index(['snapshot_id', 'id']);
  });

  await knex.schema.createTable('record_documents', table => {
    table.comment('Which records name which policies');
    table.bigInteger('record_id').notNullable();
    table.string('hash', 64).notNullable().index();
    table.primary(['record_id', 'hash']);
  });

  await knex.schema.alterTable('snapshots', table => {
    table.integer('version').notNullable().defaultTo(0);
  });
  await chunksToRecords(knex);
  await knex.schema.dropTable('snapshot_chunks');
  await knex.schema.alterTable('snapshots', table => {
    table.dropColumn('complete');
  });

  await knex.schema.alterTable('sources', table => {
    table
      .boolean('is_provider')
      .notNullable()
      .defaultTo(false)
      .comment('Stands for a provider that cannot list its sources');
    table.string('unlisted_at', 32).comment('Since when nobody lists it');
    table.string('run_id', 36).comment('The run asked for or under way');
    table
      .string('lease_until', 32)
      .comment('Until when that run has not to show a sign of life');
    table.string('next_read_at', 32);
    table
      .integer('failures')
      .notNullable()
      .defaultTo(0)
      .comment('Attempts in a row that failed');
    table
      .integer('abandoned')
      .notNullable()
      .defaultTo(0)
      .comment('Attempts in a row that ended with their backend');
  });

  await knex.schema.dropTable('runs');
  await knex.schema.createTable('runs', table => {
    table.comment('Reads of a source that are asked for, under way or done');
    table.string('id', 36).primary();
    table.string('source_id', 1024).notNullable().index();
    table.string('state', 16).notNullable().comment('queued, running or ended');
    table.string('started_at', 32).notNullable();
    table.string('ended_at', 32).index();
    table.string('outcome', 16).comment('read, failed or abandoned');
    table.integer('read').notNullable().comment('Records read so far');
    table.integer('written').notNullable().comment('Records that were new');
  });

  await knex.schema.dropTable('identities');
  await knex.schema.createTable('identities', table => {
    table.comment('What the resolver found out about each entity');
    table.bigIncrements('id');
    table.string('entity_ref').notNullable().index();
    table.string('entity_hash', 64).notNullable();
    table.string('hash', 64).notNullable().index();
    table.text('identity', 'longtext').notNullable().comment('JSON');
    versionColumns(table);
  });

  await knex.schema.dropTable('resolution');
  await knex.schema.createTable('resolution', table => {
    table.comment('One row: the version of the identities that counts');
    table.integer('id').primary();
    table.integer('version').notNullable();
    table.string('basis', 64).notNullable().comment('Hash of the snapshots');
    table.string('pass_id', 36).comment('The pass that is under way');
    table.string('lease_until', 32);
  });
  await knex('resolution').insert({ id: 1, version: 0, basis: '' });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('resolution');
  await knex.schema.createTable('resolution', table => {
    table.comment('One row: the snapshots that the identities rest on');
    table.integer('id').primary();
    table.string('basis', 64).notNullable();
  });

  await knex.schema.dropTable('identities');
  await knex.schema.createTable('identities', table => {
    table.comment('What the resolver found out about each entity');
    table.string('entity_ref').primary();
    table.string('entity_hash', 64).notNullable();
    table.text('identity', 'longtext').notNullable().comment('JSON');
  });

  await knex.schema.dropTable('runs');
  await knex.schema.createTable('runs', table => {
    table.comment('Reads of a source that are asked for, under way or done');
    table.string('id', 36).primary();
    table.string('source_id', 1024).notNullable().index();
    table.string('state', 16).notNullable().comment('queued, running or ended');
    table.string('started_at', 32).notNullable();
    table.string('heartbeat_at', 32).notNullable();
    table.integer('read').notNullable().comment('Records read so far');
  });

  await knex.schema.alterTable('sources', table => {
    table.dropColumns(
      'is_provider',
      'unlisted_at',
      'run_id',
      'lease_until',
      'next_read_at',
      'failures',
      'abandoned',
    );
  });

  await knex.schema.alterTable('snapshots', table => {
    table.boolean('complete').notNullable().defaultTo(false);
  });
  await knex.schema.createTable('snapshot_chunks', table => {
    table.comment('Records of a snapshot, some hundreds in a row');
    table.string('snapshot_id', 36).notNullable();
    table.integer('position').notNullable();
    table.text('records', 'longtext').notNullable().comment('JSON');
    table.primary(['snapshot_id', 'position']);
  });
  await recordsToChunks(knex);
  await knex.schema.alterTable('snapshots', table => {
    table.dropColumn('version');
  });
  await knex.schema.dropTable('record_documents');
  await knex.schema.dropTable('records');
  await knex.schema.dropTable('documents');
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function versionColumns(table) {
  table.integer('added_in').notNullable().comment('First version that has it');
  table.integer('gone_in').comment('First version that has it no more');
}

/** @param {import('knex').Knex} knex */
async function chunksToRecords(knex) {
  const current = knex('sources').whereNotNull('snapshot_id');
  const unused = knex('snapshots')
    .whereNotIn('id', current.clone().select('snapshot_id'))
    .orWhere({ complete: false })
    .select('id');
  await knex('snapshot_chunks').whereIn('snapshot_id', unused.clone()).delete();
  await knex('snapshots').whereIn('id', unused).delete();
  await knex('snapshots').update({ version: 1 });

  const chunks = await knex('snapshot_chunks')
    .orderBy(['snapshot_id', 'position'])
    .select('snapshot_id', 'position');
  for (const chunk of chunks) {
    const { records } = await knex('snapshot_chunks').where(chunk).first();
    for (const batch of batches(JSON.parse(records))) {
      await insertRecords(knex, chunk.snapshot_id, batch);
    }
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} snapshotId
 * @param {any[]} records
 */
async function insertRecords(knex, snapshotId, records) {
  const documents = new Map();
  const rows = records.map(({ kind, value }) => {
    const hashes = new Set();
    const content = JSON.stringify(
      mapDocuments(kind, value, text => {
        const hash = hashOf(text);
        hashes.add(hash);
        documents.set(hash, text);
        return hash;
      }),
    );
    return { kind, content, hash: hashOf(`${kind} ${content}`), hashes };
  });
  if (documents.size > 0) {
    await knex('documents')
      .insert([...documents].map(([hash, content]) => ({ hash, content })))
      .onConflict('hash')
      .ignore();
  }
  for (const { hashes, ...row } of rows) {
    const [{ id }] = await knex('records')
      .insert({ ...row, snapshot_id: snapshotId, added_in: 1 })
      .returning('id');
    if (hashes.size > 0) {
      await knex('record_documents').insert(
        [...hashes].map(hash => ({ record_id: id, hash })),
      );
    }
  }
}

/** @param {import('knex').Knex} knex */
async function recordsToChunks(knex) {
  await knex('snapshots').where('version', '>', 0).update({ complete: true });
  const snapshots = await knex('snapshots').select('id', 'version');
  for (const { id, version } of snapshots) {
    let after = 0;
    for (let position = 0; ; position++) {
      const rows = await knex('records')
        .where({ snapshot_id: id })
        .where('id', '>', after)
        .where('added_in', '<=', version)
        .where(builder =>
          builder.whereNull('gone_in').orWhere('gone_in', '>', version),
        )
        .orderBy('id')
        .limit(CHUNK)
        .select('id', 'kind', 'content');
      if (rows.length === 0) {
        break;
      }
      after = rows[rows.length - 1].id;
      const documents = new Map(
        (
          await knex('record_documents')
            .join('documents', 'documents.hash', 'record_documents.hash')
            .whereIn(
              'record_id',
              rows.map(row => row.id),
            )
            .select('documents.hash', 'documents.content')
        ).map(({ hash, content }) => [hash, content]),
      );
      await knex('snapshot_chunks').insert({
        snapshot_id: id,
        position,
        records: JSON.stringify(
          rows.map(({ kind, content }) => ({
            kind,
            value: mapDocuments(kind, JSON.parse(content), hash =>
              documents.get(hash),
            ),
          })),
        ),
      });
    }
  }
}

/**
 * A record with something else in the place of each policy.
 *
 * @param {string} kind
 * @param {any} value
 * @param {(text: string) => string | undefined} map
 */
function mapDocuments(kind, value, map) {
  if (kind === 'managed-policy' && value.document !== undefined) {
    return { ...value, document: map(value.document) };
  }
  if (kind !== 'role') {
    return value;
  }
  return {
    ...value,
    trustPolicy: map(value.trustPolicy),
    inlinePolicies: value.inlinePolicies?.map((/** @type {any} */ policy) =>
      policy.document === undefined
        ? policy
        : { ...policy, document: map(policy.document) },
    ),
  };
}

/** @param {string} text */
function hashOf(text) {
  return createHash('sha256').update(text).digest('base64url');
}

/** @param {any[]} records */
function* batches(records) {
  let batch = [];
  let characters = 0;
  for (const record of records) {
    batch.push(record);
    characters += JSON.stringify(record).length;
    if (batch.length >= ROWS || characters >= CHARACTERS) {
      yield batch;
      batch = [];
      characters = 0;
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}
