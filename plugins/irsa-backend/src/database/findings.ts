import { Finding } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { FindingFacts } from './facts';
import { EncodedRow, encodeRow, judgedRowSet } from './judgedRows';
import { FindingRow } from './tables';

/** A finding as it is stored. */
export interface EncodedFinding extends EncodedRow {
  readonly findingId: string;
}

/** Puts a finding into the form in which it is stored. */
export function encodeFinding(
  facts: FindingFacts,
  finding: Finding,
): EncodedFinding {
  return { ...encodeRow(facts, finding), findingId: finding.id };
}

/**
 * Every finding.
 *
 * @param now - when the findings that are inserted are seen, in milliseconds since 1970.
 */
export function findingSet(now: number) {
  return judgedRowSet<EncodedFinding>(
    'findings',
    async (transaction, findings) => {
      const firstSeen = await firstSeenOf(transaction, findings);
      return findings.map(({ findingId }) => ({
        finding_id: findingId,
        first_seen: firstSeen.get(findingId) ?? new Date(now).toISOString(),
      }));
    },
  );
}

/** When the findings were first seen of which the version before has another row. */
async function firstSeenOf(
  transaction: Knex,
  findings: readonly EncodedFinding[],
): Promise<Map<string, string>> {
  const rows = await transaction<FindingRow>('findings')
    .whereIn(
      'finding_id',
      findings.map(({ findingId }) => findingId),
    )
    .whereNull('gone_in')
    .select('finding_id', 'first_seen');
  return new Map(rows.map(row => [row.finding_id, row.first_seen]));
}
