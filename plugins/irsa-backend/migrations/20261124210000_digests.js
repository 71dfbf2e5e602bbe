// @ts-check

/**
 * Digests for owners: what happened to findings, until every owner was told, when each was told last, and which waivers were told to end soon.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('digest_changes', table => {
    table.comment('Changes of findings for the digests of the next days');
    table.bigIncrements('id');
    table.string('finding_id', 64).notNullable();
    table.string('change', 32).notNullable();
    table.string('changed_at', 32).notNullable().index();
    table.text('facts').notNullable().comment('JSON, of the finding');
  });
  await knex.schema.createTable('digests', table => {
    table.comment('Owners who got a digest, or for whom one is being sent');
    table.string('owner').primary();
    table.string('day', 10).notNullable().comment('Of the last one, in UTC');
    table
      .bigInteger('last_change')
      .notNullable()
      .comment('Id of the last change that was looked at for it');
  });
  await knex.schema.alterTable('waivers', table => {
    table
      .boolean('ending_told')
      .notNullable()
      .defaultTo(false)
      .comment('That it ends soon was in a digest');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('waivers', table => {
    table.dropColumn('ending_told');
  });
  await knex.schema.dropTable('digests');
  await knex.schema.dropTable('digest_changes');
};
