import { Knex } from 'knex';
import { FindingHistoryRow } from './tables';

/** Since when findings are open, by their ids; ISO 8601. Those that the history does not have are absent. */
export async function openedAt(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await knex<FindingHistoryRow>('finding_history')
    .whereIn('finding_id', ids)
    .select('finding_id', 'opened_at');
  return new Map(rows.map(row => [row.finding_id, row.opened_at]));
}
