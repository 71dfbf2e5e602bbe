/**
 * Kind of a source.
 *
 * @public
 */
export type SourceKind = 'aws-account' | 'eks' | 'kubernetes' | 'files';

/**
 * Something that could not be read, and what to do.
 *
 * @public
 */
export interface SourceProblem {
  readonly message: string;
  /** The permission that is missing, where that is the cause. */
  readonly permission?: string;
  /** What to paste to get it. */
  readonly paste?: string;
}

/**
 * A run that is reading a source.
 *
 * @public
 */
export interface SourceRun {
  readonly id: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Records read so far. */
  readonly read: number;
}

/**
 * State of a source: its last good snapshot and the last attempt.
 *
 * @public
 */
export interface SourceState {
  readonly id: string;
  readonly kind: SourceKind;
  /** Short name for people, for instance `prod-euw1` or `IAM 111122223333`. */
  readonly title: string;
  readonly status: 'ok' | 'partial' | 'failed' | 'never-read';
  /** When what the snapshot holds was read; ISO 8601. */
  readonly readAt?: string;
  /** The snapshot is older than three times the source's frequency, or the last attempt to renew it failed. */
  readonly stale: boolean;
  /** Records of the snapshot by kind. */
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly SourceProblem[];
  readonly run?: SourceRun;
}
