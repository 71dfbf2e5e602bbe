import { ResolvedIdentity, IdentityStatus } from '../model/identity';
import { SourceProblem, SourceState } from '../model/source';

/**
 * Answer of `GET /entities/{kind}/{namespace}/{name}`.
 *
 * @public
 */
export interface EntityIdentity extends Omit<ResolvedIdentity, 'sources'> {
  /** Worst of the bindings in the order broken, unknown, attention, works; problems of the search for workloads count too. */
  readonly status: IdentityStatus;
  /** The verdict in one sentence. */
  readonly sentence: string;
  /** The sources this rests on, with their age and state. */
  readonly sources: readonly SourceState[];
  /** True when the reader may see the text of policy documents. */
  readonly policyText: boolean;
  /** What to add to the configuration of the backend, where that names nothing to read; absent otherwise. */
  readonly setup?: SourceProblem;
}

/**
 * One page of a list.
 *
 * @public
 */
export interface ListPage<T> {
  /** What is on this page, at most as many as `limit` asks for. */
  readonly items: readonly T[];
  /** Number of items on all pages together, when this page was read. */
  readonly totalItems: number;
  /** The `cursor` of the page after this one; absent on the last page. */
  readonly nextCursor?: string;
  /** The `cursor` of the page before this one; absent on the first page. */
  readonly prevCursor?: string;
}

/**
 * Answer of `GET /sources`.
 *
 * @public
 */
export interface SourcePage extends ListPage<SourceState> {
  /** What to add to the configuration of the backend, where that names nothing to read; absent otherwise. */
  readonly setup?: SourceProblem;
}

/**
 * Which page of a list.
 *
 * @public
 */
export interface ListOptions {
  /** 1 to 200; 25 when absent. */
  readonly limit?: number;
  /** `nextCursor` or `prevCursor` of an earlier answer; the first page when absent. */
  readonly cursor?: string;
}

/**
 * Answer of `POST /refresh`: the runs that read now, those that were already under way among them.
 *
 * @public
 */
export interface RefreshResult {
  /** One run for each source that was asked for; `id` is also the `run.id` that the source shows until it ends. */
  readonly runs: readonly { readonly id: string; readonly sourceId: string }[];
}
