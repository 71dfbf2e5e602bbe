import { Knex } from 'knex';
import { inBatches } from '../database/batches';
import { FindingChangeRow } from '../history/tables';
import { loadWaivers, StoredWaiver } from '../waivers/waivers';
import { WaiverRow } from '../waivers/tables';
import { NumberedChange } from './collectDigests';
import { DigestChangeRow, DigestRow } from './tables';

/** Rows that are asked for at a time. */
const PAGE = 2_000;

/** Keeps changes for the digests, in the transaction that takes them away from what is to be told as events. */
export async function keepForDigests(
  transaction: Knex,
  rows: readonly FindingChangeRow[],
): Promise<void> {
  for (const batch of inBatches(rows)) {
    await transaction<DigestChangeRow>('digest_changes').insert(
      batch.map(({ id: _, ...change }) => change),
    );
  }
}

/** Every change that is kept, in its order. */
export async function loadDigestChanges(
  knex: Knex,
): Promise<readonly NumberedChange[]> {
  const changes: NumberedChange[] = [];
  let after = 0;
  for (;;) {
    const rows = await knex<DigestChangeRow>('digest_changes')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'change', 'finding_id');
    for (const { id, change, finding_id: findingId } of rows) {
      changes.push({ id: Number(id), change, findingId });
    }
    if (rows.length < PAGE) {
      return changes;
    }
    after = Number(rows[rows.length - 1].id);
  }
}

/** Drops changes from before a moment; ISO 8601. */
export async function dropDigestChanges(
  knex: Knex,
  before: string,
): Promise<void> {
  await knex<DigestChangeRow>('digest_changes')
    .where('changed_at', '<', before)
    .delete();
}

/** Waivers that end before a moment, in milliseconds since 1970, and of which no digest has said so. */
export async function loadEndingWaivers(
  knex: Knex,
  before: number,
  now: number,
): Promise<StoredWaiver[]> {
  const rows = await knex<WaiverRow>('waivers')
    .where({ ending_told: false })
    .whereNull('ended_at')
    .where('expires_at', '>', new Date(now).toISOString())
    .where('expires_at', '<=', new Date(before).toISOString())
    .select('id');
  return loadWaivers(knex, { ids: rows.map(({ id }) => id) }, now);
}

/** What is known of the digests of each owner. */
export async function loadDigestRows(
  knex: Knex,
): Promise<ReadonlyMap<string, DigestRow>> {
  const rows = await knex<DigestRow>('digests');
  return new Map(rows.map(row => [row.owner, row]));
}

/**
 * Takes the one digest of a day of an owner.
 *
 * @returns whether nobody else has taken it.
 */
export async function takeDay(
  knex: Knex,
  owner: string,
  day: string,
): Promise<boolean> {
  await knex<DigestRow>('digests')
    .insert({ owner, day: '', last_change: 0 })
    .onConflict('owner')
    .ignore();
  const taken = await knex<DigestRow>('digests')
    .where({ owner })
    .where('day', '<', day)
    .update({ day });
  return taken > 0;
}

/** Gives back a day of which no digest could be sent. */
export async function giveBackDay(
  knex: Knex,
  owner: string,
  before: string,
): Promise<void> {
  await knex<DigestRow>('digests').where({ owner }).update({ day: before });
}

/** Notes what an owner was told. */
export async function noteDigest(
  knex: Knex,
  owner: string,
  told: { readonly lastChange: number; readonly waiverIds: readonly string[] },
): Promise<void> {
  await knex.transaction(async transaction => {
    await transaction<DigestRow>('digests')
      .where({ owner })
      .update({ last_change: told.lastChange });
    for (const batch of inBatches(told.waiverIds)) {
      await transaction<WaiverRow>('waivers')
        .whereIn('id', batch)
        .update({ ending_told: true });
    }
  });
}
