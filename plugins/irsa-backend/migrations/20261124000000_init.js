// @ts-check

/**
 * Times are ISO 8601 in UTC as text: they sort as they are, and read back the same on SQLite and PostgreSQL.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sources', table => {
    table.comment('Accounts and clusters that can be read');
    // Long enough for a path, which the ids of the files source hold.
    table.string('id', 1024).primary();
    table.string('kind', 32).notNullable();
    table.string('title', 1024).notNullable();
    table.boolean('listed').notNullable().comment('Found by its provider');
    table.string('snapshot_id', 36).comment('The last good snapshot');
    table.text('problems').notNullable().comment('JSON, of the last attempt');
    table.boolean('failed').notNullable().comment('The last attempt failed');
  });

  await knex.schema.createTable('snapshots', table => {
    table.comment('What a source held when it was read');
    table.string('id', 36).primary();
    table.string('source_id', 1024).notNullable().index();
    table
      .boolean('complete')
      .notNullable()
      .comment('False while it is written');
    table.string('read_at', 32).notNullable();
    table
      .text('marks')
      .notNullable()
      .comment('JSON: kinds that were read whole');
    table.text('counts').notNullable().comment('JSON: records by kind');
  });

  await knex.schema.createTable('snapshot_chunks', table => {
    table.comment('Records of a snapshot, some hundreds in a row');
    table.string('snapshot_id', 36).notNullable();
    table.integer('position').notNullable();
    table.text('records', 'longtext').notNullable().comment('JSON');
    table.primary(['snapshot_id', 'position']);
  });

  await knex.schema.createTable('runs', table => {
    table.comment('Reads of a source that are asked for, under way or done');
    table.string('id', 36).primary();
    table.string('source_id', 1024).notNullable().index();
    table.string('state', 16).notNullable().comment('queued, running or ended');
    table.string('started_at', 32).notNullable();
    table.string('heartbeat_at', 32).notNullable();
    table.integer('read').notNullable().comment('Records read so far');
  });

  await knex.schema.createTable('identities', table => {
    table.comment('What the resolver found out about each entity');
    table.string('entity_ref').primary();
    table.string('entity_hash', 64).notNullable();
    table.text('identity', 'longtext').notNullable().comment('JSON');
  });

  await knex.schema.createTable('resolution', table => {
    table.comment('One row: the snapshots that the identities rest on');
    table.integer('id').primary();
    table.string('basis', 64).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('resolution');
  await knex.schema.dropTable('identities');
  await knex.schema.dropTable('runs');
  await knex.schema.dropTable('snapshot_chunks');
  await knex.schema.dropTable('snapshots');
  await knex.schema.dropTable('sources');
};
