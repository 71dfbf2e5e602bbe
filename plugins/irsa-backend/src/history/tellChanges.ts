import { EventsService } from '@backstage/plugin-events-node';
import { Knex } from 'knex';
import { FollowedFinding } from './followedFinding';
import { FindingChangeRow } from './tables';

/** Topic of the events about findings. */
export const FINDING_CHANGED = 'irsa.finding.changed';

/** Changes that are told at a time. */
const BATCH = 200;

/**
 * Publishes what happened to findings since the last time, in its order. A backend that ends in between tells the last few again: subscribers get each
 * change at least once.
 *
 * @param options.keep - takes what was told, in the transaction that drops it.
 * @returns how many changes were told.
 */
export async function tellChanges(
  knex: Knex,
  events: EventsService,
  options: {
    readonly keep?: (
      transaction: Knex,
      rows: readonly FindingChangeRow[],
    ) => Promise<void>;
  } = {},
): Promise<number> {
  let told = 0;
  for (;;) {
    const rows = await knex<FindingChangeRow>('finding_changes')
      .orderBy('id')
      .limit(BATCH);
    for (const row of rows) {
      await events.publish({
        topic: FINDING_CHANGED,
        eventPayload: payloadOf(row),
      });
    }
    await knex.transaction(async transaction => {
      await options.keep?.(transaction, rows);
      await transaction<FindingChangeRow>('finding_changes')
        .whereIn(
          'id',
          rows.map(({ id }) => id),
        )
        .delete();
    });
    told += rows.length;
    if (rows.length < BATCH) {
      return told;
    }
  }
}

function payloadOf(row: FindingChangeRow) {
  const finding: FollowedFinding = JSON.parse(row.facts);
  const { id, checkId, severity, title, subject, entityRefs } = finding;
  return {
    change: row.change,
    changedAt: row.changed_at,
    finding: { id, checkId, severity, title, subject, entityRefs },
  };
}
