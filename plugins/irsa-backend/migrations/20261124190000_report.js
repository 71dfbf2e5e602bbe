// @ts-check

/**
 * What is kept over time: what became of each finding, what somebody accepted until a date, and the totals of each day. And bindings, of which readers
 * see one version as they do of findings.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex('resolution').update({ basis: '' });

  await knex.schema.createTable('bindings', table => {
    table.comment('Bindings, with the findings that concern each');
    table.bigIncrements('id');
    table.string('hash', 64).notNullable().index();
    table.text('facts').notNullable().comment('JSON: what the report counts');
    table.text('content', 'longtext').notNullable().comment('JSON');
    table
      .integer('added_in')
      .notNullable()
      .comment('First version that has it');
    table.integer('gone_in').comment('First version that has it no more');
  });

  await knex.schema.createTable('finding_history', table => {
    table.comment('What became of each finding over time');
    table.string('finding_id', 64).primary();
    table.string('hash', 64).notNullable().comment('Of the facts');
    table.text('facts').notNullable().comment('JSON, when it was last seen');
    table
      .string('status', 16)
      .notNullable()
      .index()
      .comment('open, unseen (nobody can say) or fixed');
    table.string('first_seen_at', 32).notNullable();
    table
      .string('opened_at', 32)
      .notNullable()
      .comment('First seen since it was last fixed');
    table.string('last_seen_at', 32).comment('Absent while it is open');
    table.string('fixed_at', 32).index();
    table.integer('returned').notNullable().comment('Times that it came back');
    table
      .string('changed_at', 32)
      .notNullable()
      .index()
      .comment('When anything in this row has last changed');
  });

  await knex.schema.createTable('finding_following', table => {
    table.comment('One row: since when, and until when, findings are followed');
    table.integer('id').primary();
    table.string('since', 32);
    table.string('until', 32);
  });
  await knex('finding_following').insert({ id: 1 });

  await knex.schema.createTable('finding_changes', table => {
    table.comment('Changes of findings that are still to be told');
    table.bigIncrements('id');
    table.string('finding_id', 64).notNullable();
    table.string('change', 32).notNullable();
    table.string('changed_at', 32).notNullable();
    table.text('facts').notNullable().comment('JSON, of the finding');
  });

  await knex.schema.createTable('daily_totals', table => {
    table.comment(
      'Counts at the end of each day, what differs from the day before',
    );
    table.string('day', 10).primary();
    table.string('hash', 64).notNullable().comment('Of the content');
    table.binary('content').notNullable().comment('JSON, packed by gzip');
  });

  await knex.schema.createTable('waivers', table => {
    table.comment('Findings that somebody accepted until a date');
    table.string('id', 36).primary();
    table.string('check_id', 128).notNullable();
    table.text('subject').notNullable().comment('JSON');
    table.text('entity_refs').notNullable().comment('JSON, when it was made');
    table.text('reason').notNullable();
    table.string('owner').notNullable().comment('Owner of the risk');
    table.string('created_by').notNullable();
    table.string('created_at', 32).notNullable();
    table.string('expires_at', 32).notNullable().index();
    table.string('ended_by');
    table.string('ended_at', 32).comment('Ended early');
    table
      .boolean('expiry_told')
      .notNullable()
      .defaultTo(false)
      .comment('That it has expired is in the changes of its findings');
  });
  await knex.schema.createTable('waiver_findings', table => {
    table.comment('The findings that a waiver is about');
    table
      .string('waiver_id', 36)
      .notNullable()
      .references('id')
      .inTable('waivers')
      .onDelete('CASCADE');
    table.string('finding_id', 64).notNullable().index();
    table.primary(['waiver_id', 'finding_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('waiver_findings');
  await knex.schema.dropTable('waivers');
  await knex.schema.dropTable('daily_totals');
  await knex.schema.dropTable('finding_changes');
  await knex.schema.dropTable('finding_following');
  await knex.schema.dropTable('finding_history');
  await knex.schema.dropTable('bindings');
};
