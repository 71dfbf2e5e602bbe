import {
  AccessPackPage,
  ClusterPage,
  IdentityPlanAnswer,
  IdentityPlanRequest,
  ListOptions,
} from 'backstage-plugin-irsa-common';
import { ReadOptions } from './IrsaService';

/** What the plugin answers to the form of a template. */
export interface PlanService {
  /** @throws InputError when the cursor cannot be used. */
  listClusters(query: ListOptions, options: ReadOptions): Promise<ClusterPage>;

  /** @throws InputError when the cursor cannot be used. */
  listAccessPacks(
    query: ListOptions,
    options: ReadOptions,
  ): Promise<AccessPackPage>;

  /** What cannot be planned is answered with the problem. */
  planIdentity(
    request: IdentityPlanRequest,
    options: ReadOptions,
  ): Promise<IdentityPlanAnswer>;
}
