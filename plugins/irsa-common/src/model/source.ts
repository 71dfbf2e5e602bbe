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
  /** What could not be read and why, for people, for instance with file and line. */
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
  /** The id that `POST /refresh` answers for this run. */
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
  /** Stable, for instance `aws:111122223333`, `kubernetes:prod-euw1` or `files:./exports/clusters/prod-euw1`. */
  readonly id: string;
  /** Where it is read from: the API of an account, of EKS or of a cluster, or files. */
  readonly kind: SourceKind;
  /** Short name for people, for instance `prod-euw1` or `IAM 111122223333`. */
  readonly title: string;
  /** `ok` when read, `partial` when read with problems, `failed` when the last attempt failed, `never-read` before the first ends. */
  readonly status: 'ok' | 'partial' | 'failed' | 'never-read';
  /** When what the snapshot holds was read; ISO 8601. */
  readonly readAt?: string;
  /** The snapshot is older than three times the source's frequency, or the last attempt to renew it failed. */
  readonly stale: boolean;
  /** Records of the snapshot by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** What went wrong in the last attempt; empty when nothing did. */
  readonly problems: readonly SourceProblem[];
  /** The run that is asked for or under way; absent when there is none. */
  readonly run?: SourceRun;
  /** When it is read next; ISO 8601. Absent while there is a run and before the first attempt. */
  readonly nextReadAt?: string;
}
