import { Finding } from 'backstage-plugin-irsa-common';
import { openedAt } from '../history/openedAt';
import { FindingFacts } from './facts';
import { EncodedRow, encodeRow, judgedRowSet } from './judgedRows';

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

/** Every finding, with the time since which the history has it open. The history is brought up to the same pass before. */
export const findingSet = judgedRowSet<EncodedFinding>(
  'findings',
  async (transaction, findings) => {
    const ids = findings.map(({ findingId }) => findingId);
    const opened = await openedAt(transaction, ids);
    return ids.map(id => ({ finding_id: id, first_seen: opened.get(id) }));
  },
);
