import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { Interner } from '../service/index/Interner';
import { AskedFinding } from '../service/list/listFindings';
import { FollowedFinding } from './followedFinding';
import { FindingFollowingRow, FindingHistoryRow } from './tables';

/** Rows that are asked for at a time. */
const PAGE = 1_000;

/** What became of a finding, and what it was about. Times are milliseconds since 1970. */
export interface PastFinding extends AskedFinding {
  readonly firstSeenAt: number;
  readonly openedAt: number;
  readonly fixedAt?: number;
}

/** What became of all findings. */
export interface Past {
  /** Since when they are followed, in milliseconds since 1970; undefined before the first pass. */
  readonly since?: number;
  /** Of the last pass that is in it; empty before the first one. */
  readonly until: string;
  readonly findings: ReadonlyMap<string, PastFinding>;
}

/** Keeps what became of findings in memory, and after each pass loads what has changed. */
export class FindingHistory {
  readonly #knex: Knex;
  #findings = new Map<string, PastFinding>();
  readonly #interner = new Interner();
  /** When what is in memory was loaded up to. */
  #until = '';
  #loading?: Promise<Past>;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What became of all findings up to the last pass. */
  async current(): Promise<Past> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #load(): Promise<Past> {
    const following = await this.#knex<FindingFollowingRow>('finding_following')
      .where({ id: 1 })
      .first();
    const until = following?.until ?? '';
    if (until !== this.#until) {
      // What was loaded is replaced at the end, so that a failure leaves it as it was.
      const findings = new Map(this.#findings);
      await this.#loadChanged(findings);
      this.#findings = findings;
      this.#until = until;
    }
    return {
      findings: this.#findings,
      until: this.#until,
      ...(following?.since ? { since: Date.parse(following.since) } : {}),
    };
  }

  async #loadChanged(findings: Map<string, PastFinding>): Promise<void> {
    let after = '';
    for (;;) {
      const rows = await this.#knex<FindingHistoryRow>('finding_history')
        // Of the pass before some rows may have been written after they were looked at.
        .where('changed_at', '>=', this.#until)
        .where('finding_id', '>', after)
        .orderBy('finding_id')
        .limit(PAGE);
      rows.forEach(row =>
        findings.set(row.finding_id, pastOf(row, this.#interner)),
      );
      if (rows.length < PAGE) {
        return;
      }
      after = rows[rows.length - 1].finding_id;
      await setImmediate();
    }
  }
}

function pastOf(row: FindingHistoryRow, interner: Interner): PastFinding {
  const finding: FollowedFinding = JSON.parse(row.facts);
  const { checkId, title, subject } = finding;
  return {
    ...finding,
    entityRefs: interner.list(finding.entityRefs),
    sources: interner.list(finding.sources),
    text: `${checkId} ${title} ${subject.ref}`.toLocaleLowerCase('en-US'),
    firstSeenAt: Date.parse(row.first_seen_at),
    openedAt: Date.parse(row.opened_at),
    ...(row.fixed_at === null ? {} : { fixedAt: Date.parse(row.fixed_at) }),
  };
}
