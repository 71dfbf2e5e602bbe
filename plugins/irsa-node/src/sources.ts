import {
  CompleteMark,
  RecordByKind,
  RecordKind,
  SnapshotRecord,
  SourceKind,
  SourceProblem,
} from 'backstage-plugin-irsa-common';

/**
 * What a source yields while it is read, in any order.
 *
 * - `record`: a thing that was read.
 * - `complete`: every record of one kind in one account or cluster has been yielded. A source yields it only when that is sure: what no
 *   such mark covers counts as not read, never as not there.
 * - `problem`: something could not be read. The rest is still read.
 * - `read-at`: the source's content is older than this run, for instance an export; ISO 8601.
 *
 * @public
 */
export type SourceItem =
  | { readonly type: 'record'; readonly record: SnapshotRecord }
  | { readonly type: 'complete'; readonly mark: CompleteMark }
  | { readonly type: 'problem'; readonly problem: SourceProblem }
  | { readonly type: 'read-at'; readonly readAt: string };

/**
 * What a source is given when it is read.
 *
 * @public
 */
export interface SourceReadOptions {
  /** Aborted when the run takes too long or the backend stops; the iterable then ends or throws soon. */
  readonly signal: AbortSignal;

  /**
   * The records of one kind in the source's last good snapshot, so that what seldom changes need not be asked for each time. Empty before
   * the first read has ended, and where a person asks for the read, who wants what holds now. A record counts as read only when it is yielded again.
   */
  previous<K extends RecordKind>(kind: K): Promise<readonly RecordByKind[K][]>;
}

/**
 * One account or one cluster that can be read.
 *
 * @public
 */
export interface IrsaSource {
  /** Stable for ever, for instance `aws:111122223333` or `kubernetes:prod-euw1`. */
  readonly id: string;
  /** Where the source reads from, as `GET /sources` shows it; it changes nothing about how records are treated. */
  readonly kind: SourceKind;
  /** Short name for people. */
  readonly title: string;

  /**
   * Reads everything, page by page.
   *
   * An error that is thrown fails the run, and the last good snapshot stays.
   */
  read(options: SourceReadOptions): AsyncIterable<SourceItem>;
}

/**
 * Finds the sources that exist now, for instance the clusters of an account.
 *
 * @public
 */
export interface IrsaSourceProvider {
  /**
   * What the ids of its sources begin with, before a slash, unless `owns` says otherwise. It also stands for the provider itself where that cannot list its sources.
   */
  readonly id: string;
  /** Shown by `GET /sources` for the provider itself where it cannot list its sources; mostly the kind of these. */
  readonly kind: SourceKind;
  /** Short name for people. */
  readonly title: string;

  /**
   * Whether a source that was listed earlier is one of this provider's, so that it goes when the provider no longer lists it. Needed only where
   * the ids of its sources do not begin with its own.
   */
  owns?(sourceId: string): boolean;

  /**
   * Lists the sources. Called again and again, so that what appears later is found. An error that is thrown is shown as the provider's
   * problem, a {@link SourceProblemError} with what to paste, and the sources it listed before stay.
   */
  listSources(options: { signal: AbortSignal }): Promise<readonly IrsaSource[]>;
}
