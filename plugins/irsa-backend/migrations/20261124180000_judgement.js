// @ts-check

/**
 * What the resolver and the checks find out beside the identities: findings, roles and service accounts, each as rows of which readers see one
 * version. Identities gain facts, and are resolved anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('identities').delete();
  await knex('resolution').update({ basis: '' });
  await knex.schema.alterTable('identities', table => {
    table
      .text('facts')
      .notNullable()
      .defaultTo('{}')
      .comment('JSON: what lists are filtered by');
  });

  await knex.schema.createTable('findings', table => {
    table.comment('What the checks found');
    rowColumns(table);
    table.string('finding_id', 64).notNullable().index();
    table
      .string('first_seen', 32)
      .notNullable()
      .comment('Since it was last not there');
  });
  await knex.schema.createTable('roles', table => {
    table.comment('Roles that have to do with Kubernetes');
    rowColumns(table);
  });
  await knex.schema.createTable('service_accounts', table => {
    table.comment('Service accounts with their bindings');
    rowColumns(table);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('service_accounts');
  await knex.schema.dropTable('roles');
  await knex.schema.dropTable('findings');
  await knex('identities').delete();
  await knex('resolution').update({ basis: '' });
  await knex.schema.alterTable('identities', table => {
    table.dropColumn('facts');
  });
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function rowColumns(table) {
  table.bigIncrements('id');
  table.string('hash', 64).notNullable().index();
  table
    .text('facts')
    .notNullable()
    .comment('JSON: what lists are filtered and sorted by');
  table.text('content', 'longtext').notNullable().comment('JSON');
  table.integer('added_in').notNullable().comment('First version that has it');
  table.integer('gone_in').comment('First version that has it no more');
}
