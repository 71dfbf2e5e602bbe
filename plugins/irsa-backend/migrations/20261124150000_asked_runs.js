// @ts-check

/**
 * Runs tell whether somebody asked for them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('runs', table => {
    table
      .boolean('asked')
      .notNullable()
      .defaultTo(false)
      .comment('Somebody asked for it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('runs', table => {
    table.dropColumn('asked');
  });
};
