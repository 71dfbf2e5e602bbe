import { Knex } from 'knex';
import { WaiverRow } from '../waivers/tables';
import { FindingHistoryRow } from './tables';

/** Drops fixed findings, and waivers that do not hold any more. */
export async function dropPast(
  knex: Knex,
  retention: { readonly history: number; readonly fixedFindings: number },
  now: number,
): Promise<{ readonly findings: number; readonly waivers: number }> {
  const before = (age: number) => new Date(now - age).toISOString();
  const findings = await knex<FindingHistoryRow>('finding_history')
    .where({ status: 'fixed' })
    .where('fixed_at', '<', before(retention.fixedFindings))
    .delete();
  const waivers = await knex<WaiverRow>('waivers')
    .where('expires_at', '<', before(retention.history))
    .delete();
  return { findings, waivers };
}
