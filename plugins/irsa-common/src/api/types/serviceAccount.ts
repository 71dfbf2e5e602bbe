import { Mechanism, Verdict } from '../../model/identity';
import { ResolvedServiceAccount } from '../../model/resolved';
import { Compliance } from './report';
import {
  EntityFilters,
  ListFilter,
  ListOptions,
  ListPage,
  ListSort,
} from './list';

/**
 * A service account with everything that gives its pods a role. What belongs only to entities that the reader may not see is left out.
 *
 * @public
 */
export interface ServiceAccountAnswer
  extends Omit<ResolvedServiceAccount, 'likelyOwner'> {
  /** Present only where no entity claims it, a neighbour gives a hint, and the reader may see all entities. */
  readonly likelyOwner?: ResolvedServiceAccount['likelyOwner'];
  /** True when entities that the reader may not see claim it too: then their pods and workloads, and numbers of pods, are left out. */
  readonly others: boolean;
  /** True when a source that this rests on could not be renewed, or is older than three times its frequency. */
  readonly stale: boolean;
}

/**
 * Answer of `GET /service-accounts`.
 *
 * @public
 */
export interface ServiceAccountPage extends ListPage<ServiceAccountAnswer> {
  /** Bindings of all these service accounts that count as `compliance` asks for; absent where it does not. */
  readonly totalBindings?: number;
}

/**
 * Fields that `GET /service-accounts` is sorted by: `serviceAccount` by cluster, namespace and name; `verdict` with broken ones first,
 * then unknown ones, those that work, and those without a binding.
 *
 * @public
 */
export type ServiceAccountSortField = 'serviceAccount' | 'name' | 'verdict';

/**
 * Which service accounts, in which order; filters hold together.
 *
 * @public
 */
export interface ServiceAccountListOptions extends ListOptions, EntityFilters {
  /** Name of the cluster. */
  readonly cluster?: ListFilter;
  /** Namespace of the service account. */
  readonly namespace?: ListFilter;
  /** Account of a role that a binding names, twelve digits. */
  readonly account?: ListFilter;
  /** ARN of a role that a binding names. */
  readonly roleArn?: ListFilter;
  /** Whether it exists. */
  readonly state?: ListFilter<ResolvedServiceAccount['state']>;
  /** Verdict of its worst binding; `none` for one without a binding. */
  readonly verdict?: ListFilter<Verdict | 'none'>;
  /**
   * What one of its bindings counts as in the report; `broken` for those of the failing that do not work. Filters by place and entity then hold
   * for that binding, as they do in the report.
   */
  readonly compliance?: ListFilter<Compliance | 'broken'>;
  /** Mechanism of one of its bindings. */
  readonly mechanism?: ListFilter<Mechanism>;
  /** True for those only that no entity claims, false for those only that one does. */
  readonly unowned?: boolean;
  /** Words that all stand in cluster, namespace, name, the ARN of a role or an entity, in any case. */
  readonly q?: string;
  /** `serviceAccount` where absent. */
  readonly sort?: ListSort<ServiceAccountSortField>;
}
