import { ResolvedIdentity, IdentityStatus } from '../model/identity';
import { SourceState } from '../model/source';

/**
 * Answer of `GET /entities/{kind}/{namespace}/{name}`.
 *
 * @public
 */
export interface EntityIdentity extends Omit<ResolvedIdentity, 'sources'> {
  readonly status: IdentityStatus;
  /** The verdict in one sentence. */
  readonly sentence: string;
  /** The sources this rests on, with their age and state. */
  readonly sources: readonly SourceState[];
  /** True when the reader may see the text of policy documents. */
  readonly policyText: boolean;
}

/**
 * One page of a list.
 *
 * @public
 */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly totalItems: number;
  readonly nextCursor?: string;
  readonly prevCursor?: string;
}

/**
 * Which page of a list.
 *
 * @public
 */
export interface ListOptions {
  /** 1 to 200; 25 when absent. */
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * Answer of `POST /refresh`: the runs that read now, those that were already under way among them.
 *
 * @public
 */
export interface RefreshResult {
  readonly runs: readonly { readonly id: string; readonly sourceId: string }[];
}
