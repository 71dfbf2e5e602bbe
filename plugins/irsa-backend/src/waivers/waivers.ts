import {
  FindingSubject,
  Waiver,
  WaiverState,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { inBatches } from '../database/batches';
import { addChanges } from '../history/changes';
import { FollowedFinding } from '../history/followedFinding';
import { FindingChange, FindingHistoryRow } from '../history/tables';
import { WaiverFindingRow, WaiverRow } from './tables';

/** A waiver as it is stored; entities are those of the time when it was made. */
export type StoredWaiver = Waiver;

/** Which waivers to load; conditions hold together. */
export interface WaiverFilter {
  readonly ids?: readonly string[];
  readonly findingIds?: readonly string[];
  readonly checkIds?: readonly string[];
  readonly owners?: readonly string[];
  readonly states?: readonly WaiverState[];
}

/** Loads waivers, the one that ends first at the beginning. */
export async function loadWaivers(
  knex: Knex,
  filter: WaiverFilter,
  now: number,
): Promise<StoredWaiver[]> {
  const at = iso(now);
  const { ids, findingIds, checkIds, owners, states } = filter;
  const rows: WaiverRow[] = await knex<WaiverRow>('waivers')
    .modify(query => {
      if (ids) {
        query.whereIn('id', ids);
      }
      if (checkIds) {
        query.whereIn('check_id', checkIds);
      }
      if (owners) {
        query.whereIn('owner', owners);
      }
      if (findingIds) {
        query.whereIn(
          'id',
          knex<WaiverFindingRow>('waiver_findings')
            .whereIn('finding_id', findingIds)
            .select('waiver_id'),
        );
      }
      if (states) {
        query.where(builder => {
          states.forEach(state => builder.orWhere(inState(state, at)));
        });
      }
    })
    .orderBy(['expires_at', 'id']);
  const findings = await findingsOf(
    knex,
    rows.map(({ id }) => id),
  );
  return rows.map(row => waiverOf(row, findings.get(row.id) ?? [], at));
}

/** Ids of the waivers that hold at a time, in the order of {@link loadWaivers}. */
export async function activeWaiverIds(
  knex: Knex,
  now: number,
): Promise<string[]> {
  const rows: Pick<WaiverRow, 'id'>[] = await knex<WaiverRow>('waivers')
    .modify(inState('active', iso(now)))
    .orderBy(['expires_at', 'id'])
    .select('id');
  return rows.map(({ id }) => id);
}

function inState(state: WaiverState, at: string) {
  return (query: Knex.QueryBuilder): void => {
    switch (state) {
      case 'active':
        query.whereNull('ended_at').where('expires_at', '>', at);
        break;
      case 'expired':
        query.whereNull('ended_at').where('expires_at', '<=', at);
        break;
      default:
        query.whereNotNull('ended_at');
    }
  };
}

async function findingsOf(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const findings = new Map<string, string[]>();
  for (const batch of inBatches(ids)) {
    const rows = await knex<WaiverFindingRow>('waiver_findings')
      .whereIn('waiver_id', batch)
      .orderBy('finding_id');
    for (const { waiver_id: id, finding_id: findingId } of rows) {
      findings.set(id, [...(findings.get(id) ?? []), findingId]);
    }
  }
  return findings;
}

function waiverOf(
  row: WaiverRow,
  findingIds: readonly string[],
  at: string,
): StoredWaiver {
  return {
    id: row.id,
    findingIds,
    checkId: row.check_id,
    subject: JSON.parse(row.subject) as FindingSubject,
    entityRefs: JSON.parse(row.entity_refs),
    reason: row.reason,
    owner: row.owner,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state: stateOf(row, at),
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}

function stateOf(row: WaiverRow, at: string): WaiverState {
  if (row.ended_at !== null) {
    return 'ended';
  }
  return row.expires_at > at ? 'active' : 'expired';
}

/**
 * Stores a waiver, unless one of its findings is waived already.
 *
 * @returns the id of a waiver that is in the way; undefined when it was stored.
 */
export async function insertWaiver(
  knex: Knex,
  waiver: StoredWaiver,
  now: number,
): Promise<string | undefined> {
  return knex.transaction(async transaction => {
    await transaction<WaiverRow>('waivers').insert({
      id: waiver.id,
      check_id: waiver.checkId,
      subject: JSON.stringify(waiver.subject),
      entity_refs: JSON.stringify(waiver.entityRefs),
      reason: waiver.reason,
      owner: waiver.owner,
      created_by: waiver.createdBy,
      created_at: waiver.createdAt,
      expires_at: waiver.expiresAt,
    });
    // Of two who waive the same finding at once, the second waits here and then sees the waiver of the first.
    await transaction<FindingHistoryRow>('finding_history')
      .whereIn('finding_id', waiver.findingIds)
      .orderBy('finding_id')
      .forUpdate()
      .select('finding_id');
    const other = await transaction<WaiverRow>('waivers')
      .join<WaiverFindingRow>(
        'waiver_findings',
        'waivers.id',
        'waiver_findings.waiver_id',
      )
      .whereIn('finding_id', waiver.findingIds)
      .modify(inState('active', iso(now)))
      .first<{ id: string } | undefined>('waivers.id as id');
    if (other) {
      await transaction<WaiverRow>('waivers').where({ id: waiver.id }).delete();
      return other.id;
    }
    await transaction<WaiverFindingRow>('waiver_findings').insert(
      waiver.findingIds.map(findingId => ({
        waiver_id: waiver.id,
        finding_id: findingId,
      })),
    );
    await noteChange(transaction, waiver.findingIds, 'waived', now);
    return undefined;
  });
}

/**
 * Ends a waiver early.
 *
 * @returns whether it was active.
 */
export async function endWaiver(
  knex: Knex,
  id: string,
  endedBy: string,
  now: number,
): Promise<boolean> {
  return knex.transaction(async transaction => {
    const ended = await transaction<WaiverRow>('waivers')
      .where({ id })
      .modify(inState('active', iso(now)))
      .update({ ended_by: endedBy, ended_at: iso(now) });
    if (ended === 0) {
      return false;
    }
    const findings = await findingsOf(transaction, [id]);
    await noteChange(transaction, findings.get(id) ?? [], 'waiver-ended', now);
    return true;
  });
}

/**
 * Notes that waivers have expired, so that it is told; that their findings are open again needs nobody to note it.
 *
 * @returns how many.
 */
export async function noteExpiredWaivers(
  knex: Knex,
  now: number,
): Promise<number> {
  const expired = await knex<WaiverRow>('waivers')
    .modify(inState('expired', iso(now)))
    .where({ expiry_told: false })
    .select('id');
  for (const { id } of expired) {
    await knex.transaction(async transaction => {
      const mine = await transaction<WaiverRow>('waivers')
        .where({ id, expiry_told: false })
        .update({ expiry_told: true });
      if (mine > 0) {
        const findings = await findingsOf(transaction, [id]);
        await noteChange(
          transaction,
          findings.get(id) ?? [],
          'waiver-expired',
          now,
        );
      }
    });
  }
  return expired.length;
}

/** A finding that is gone needs no news about its waiver. */
async function noteChange(
  transaction: Knex,
  findingIds: readonly string[],
  change: FindingChange,
  now: number,
): Promise<void> {
  const rows = await transaction<FindingHistoryRow>('finding_history')
    .whereIn('finding_id', findingIds)
    .where({ status: 'open' })
    .select('facts');
  await addChanges(
    transaction,
    rows.map(({ facts }) => ({
      finding: JSON.parse(facts) as FollowedFinding,
      change,
    })),
    iso(now),
  );
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
