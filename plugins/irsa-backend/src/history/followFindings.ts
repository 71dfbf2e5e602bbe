import { FindingSeverity, SEVERITIES } from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { inBatches } from '../database/batches';
import { hashOf } from '../database/hash';
import { ExclusiveWrite } from '../database/NextVersion';
import { addChanges, FoundChange } from './changes';
import { followed, FollowedFinding } from './followedFinding';
import { FindingFollowingRow, FindingHistoryRow } from './tables';
import { WasJudged } from './whatWasJudged';

/** Rows that are asked for at a time. */
const PAGE = 2_000;
/** Characters that the facts of a finding take in two places. */
const COPIES = 2;

/** What a pass found, and what it takes to follow it. */
export interface FollowOptions {
  readonly knex: Knex;
  /** Every finding of the pass. */
  readonly findings: Iterable<FollowedFinding>;
  readonly wasJudged: WasJudged;
  /** Runs a short transaction while no other pass can begin. */
  readonly write: ExclusiveWrite;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** A finding as the history has it, without its facts. */
type KnownRow = Pick<FindingHistoryRow, 'hash' | 'status'>;

/**
 * Brings the history up to what a pass found. Only what has changed is written, in short transactions; each leaves the history in order, so that after a
 * crash the next pass goes on from there and nothing is lost or told twice.
 */
export async function followFindings(options: FollowOptions): Promise<void> {
  const { knex, findings, write } = options;
  const following = await loadFollowing(knex);
  const now = new Date(options.now).toISOString();
  // What is there when the history begins is no news.
  const isNews = following.since !== null;
  const known = await loadKnown(knex);
  for (const batch of inBatches(
    withHashes(findings),
    each => COPIES * each.facts.length,
  )) {
    await followSeen(batch, { knex, known, write, now, isNews });
  }
  await followGone([...known], {
    ...options,
    now,
    until: following.until ?? now,
  });
  await write(transaction =>
    transaction<FindingFollowingRow>('finding_following')
      .where({ id: 1 })
      .update({ since: following.since ?? now, until: now }),
  );
}

interface HashedFinding {
  readonly finding: FollowedFinding;
  readonly facts: string;
  readonly hash: string;
}

function* withHashes(
  findings: Iterable<FollowedFinding>,
): Generator<HashedFinding> {
  for (const each of findings) {
    const finding = followed(each);
    const facts = JSON.stringify(finding);
    yield { finding, facts, hash: hashOf(facts) };
  }
}

async function loadFollowing(knex: Knex): Promise<FindingFollowingRow> {
  const row = await knex<FindingFollowingRow>('finding_following')
    .where({ id: 1 })
    .first();
  return row ?? { id: 1, since: null, until: null };
}

async function loadKnown(knex: Knex): Promise<Map<string, KnownRow>> {
  const known = new Map<string, KnownRow>();
  let after = '';
  for (;;) {
    const rows = await knex<FindingHistoryRow>('finding_history')
      .whereIn('status', ['open', 'unseen'])
      .where('finding_id', '>', after)
      .orderBy('finding_id')
      .limit(PAGE)
      .select('finding_id', 'hash', 'status');
    for (const { finding_id: id, hash, status } of rows) {
      known.set(id, { hash, status });
    }
    if (rows.length < PAGE) {
      return known;
    }
    after = rows[rows.length - 1].finding_id;
  }
}

/** Follows findings that are there, and takes them out of those that are known from before. */
async function followSeen(
  batch: readonly HashedFinding[],
  options: {
    readonly knex: Knex;
    readonly known: Map<string, KnownRow>;
    readonly write: ExclusiveWrite;
    readonly now: string;
    readonly isNews: boolean;
  },
): Promise<void> {
  const { knex, known, write, now, isNews } = options;
  const changed = batch.filter(({ finding, hash }) => {
    const before = known.get(finding.id);
    known.delete(finding.id);
    return !(before?.status === 'open' && before.hash === hash);
  });
  if (changed.length === 0) {
    return;
  }
  const rows = await loadRows(
    knex,
    changed.map(({ finding }) => finding.id),
  );
  const changes: FoundChange[] = [];
  const inserted: FindingHistoryRow[] = [];
  const updated: Partial<FindingHistoryRow>[] = [];
  for (const { finding, facts, hash } of changed) {
    const row = rows.get(finding.id);
    const seen = {
      finding_id: finding.id,
      hash,
      facts,
      status: 'open',
      last_seen_at: null,
      fixed_at: null,
      changed_at: now,
    } as const;
    if (!row) {
      inserted.push({
        ...seen,
        first_seen_at: now,
        opened_at: now,
        returned: 0,
      });
      changes.push({ finding, change: 'new' });
    } else if (row.status === 'fixed') {
      updated.push({ ...seen, opened_at: now, returned: row.returned + 1 });
      changes.push({ finding, change: 'returned' });
    } else {
      updated.push(seen);
      const before: FollowedFinding = JSON.parse(row.facts);
      if (isWorse(finding.severity, before.severity)) {
        changes.push({ finding, change: 'worse' });
      }
    }
  }
  await write(async transaction => {
    if (inserted.length > 0) {
      await transaction<FindingHistoryRow>('finding_history').insert(inserted);
    }
    for (const { finding_id, ...rest } of updated) {
      await transaction<FindingHistoryRow>('finding_history')
        .where({ finding_id })
        .update(rest);
    }
    if (isNews) {
      await addChanges(transaction, changes, now);
    }
  });
}

/** Follows findings that were open or out of sight and are not there now. */
async function followGone(
  gone: readonly (readonly [string, KnownRow])[],
  options: {
    readonly knex: Knex;
    readonly wasJudged: WasJudged;
    readonly write: ExclusiveWrite;
    readonly now: string;
    readonly until: string;
  },
): Promise<void> {
  const { knex, wasJudged, write, now, until } = options;
  for (const batch of inBatches(gone)) {
    const rows = await loadRows(
      knex,
      batch.map(([id]) => id),
    );
    const fixed: FollowedFinding[] = [];
    const unseen: string[] = [];
    for (const row of rows.values()) {
      const finding: FollowedFinding = JSON.parse(row.facts);
      if (wasJudged(finding)) {
        fixed.push(finding);
      } else if (row.status === 'open') {
        unseen.push(finding.id);
      }
    }
    if (fixed.length + unseen.length === 0) {
      continue;
    }
    await write(async transaction => {
      const update = (
        ids: readonly string[],
        change: Partial<FindingHistoryRow>,
      ) =>
        transaction<FindingHistoryRow>('finding_history')
          .whereIn('finding_id', ids)
          .update({
            ...change,
            changed_at: now,
            last_seen_at: transaction.raw('coalesce(last_seen_at, ?)', [until]),
          });
      await update(unseen, { status: 'unseen' });
      await update(
        fixed.map(({ id }) => id),
        { status: 'fixed', fixed_at: now },
      );
      await addChanges(
        transaction,
        fixed.map(finding => ({ finding, change: 'fixed' })),
        now,
      );
    });
  }
}

async function loadRows(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, FindingHistoryRow>> {
  const rows = await knex<FindingHistoryRow>('finding_history').whereIn(
    'finding_id',
    ids,
  );
  return new Map(rows.map(row => [row.finding_id, row]));
}

function isWorse(now: FindingSeverity, before: FindingSeverity): boolean {
  return SEVERITIES.indexOf(now) < SEVERITIES.indexOf(before);
}
