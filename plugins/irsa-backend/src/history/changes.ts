import { Knex } from 'knex';
import { inBatches } from '../database/batches';
import { FollowedFinding } from './followedFinding';
import { FindingChange, FindingChangeRow } from './tables';

/** A finding and what happened to it. */
export interface FoundChange {
  readonly finding: FollowedFinding;
  readonly change: FindingChange;
}

/** Notes changes to be told later, in the transaction that makes them, so that none is lost and none is made up. */
export async function addChanges(
  transaction: Knex,
  changes: readonly FoundChange[],
  now: string,
): Promise<void> {
  for (const batch of inBatches(changes)) {
    await transaction<FindingChangeRow>('finding_changes').insert(
      batch.map(({ finding, change }) => ({
        finding_id: finding.id,
        change,
        changed_at: now,
        facts: JSON.stringify(finding),
      })),
    );
  }
}
