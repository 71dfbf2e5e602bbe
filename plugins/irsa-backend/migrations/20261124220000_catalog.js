// @ts-check

/**
 * What the catalog said when everything was resolved last, so that a change of it is noticed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('resolution', table => {
    table
      .string('catalog', 64)
      .notNullable()
      .defaultTo('')
      .comment('Hash of the entities');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('resolution', table => {
    table.dropColumn('catalog');
  });
};
