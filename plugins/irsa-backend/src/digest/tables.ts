import { FindingChangeRow } from '../history/tables';

/** A row of `digest_changes`: as one of `finding_changes`, with an id of its own. */
export type DigestChangeRow = FindingChangeRow;

/** A row of `digests`. */
export interface DigestRow {
  readonly owner: string;
  /** `2026-11-24`; empty before the first one. */
  readonly day: string;
  readonly last_change: number | string;
}
