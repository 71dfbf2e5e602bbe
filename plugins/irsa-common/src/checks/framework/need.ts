import { RecordKind } from '../../model';
import { CheckContext } from '../subjects/context';
import { CheckSubjectByKind, CheckSubjectKind } from '../subjects/subjects';

/**
 * Where a check needs something to have been read, as seen from the thing that it looks at: its own cluster or account, the account of the
 * role that it names, or the clusters whose service accounts may become a role.
 *
 * @public
 */
export type CheckPlace =
  | 'cluster'
  | 'cluster-account'
  | 'account'
  | 'role-account'
  | 'target-role-account'
  | 'trusted-clusters'
  | 'clusters-without-issuer';

/**
 * What a check needs to have been read before its outcome counts.
 *
 * @public
 */
export interface CheckNeed<K extends CheckSubjectKind = CheckSubjectKind> {
  /** The kind of record. */
  readonly kind: RecordKind;
  /** Of which account or cluster. */
  readonly of: CheckPlace;
  /** A part of the records that a source may leave out, as a noun for people, for instance `last use`; absent where all of a kind is needed. */
  readonly part?: string;
  /** True where what was read is judged all the same: what is found there counts, and only that nothing is found says nothing. */
  readonly isPartial?: boolean;
  /**
   * Whether what this very thing needs was read. Where it is absent, every record of the kind must have been.
   */
  has?(subject: CheckSubjectByKind[K], context: CheckContext): boolean;
}
