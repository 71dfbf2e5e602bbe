import { SourceProblem, SourceState } from '../../model/source';
import { ListPage } from './list';

/**
 * Answer of `GET /sources`.
 *
 * @public
 */
export interface SourcePage extends ListPage<SourceState> {
  /** Whether verdicts, findings and lists rest on what was read last; false for the seconds between the end of a read and its evaluation. Where there is nothing to read, there is nothing to wait for. */
  readonly resolved: boolean;
  /** What to add to the configuration of the backend, where that names nothing to read; absent otherwise. */
  readonly setup?: SourceProblem;
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

/**
 * Answer of `GET /sources/access`: what the backend has to be allowed so that everything is read which its configuration switches on.
 *
 * @public
 */
export interface ReadAccess {
  /** The IAM policy for each account, as JSON. */
  readonly iamPolicy: string;
  /** The ClusterRole for each cluster, as YAML. */
  readonly clusterRole: string;
}
