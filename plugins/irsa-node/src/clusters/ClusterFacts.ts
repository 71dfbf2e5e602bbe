import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { PlanCluster } from 'backstage-plugin-irsa-common';

/**
 * Where facts about clusters come from.
 *
 * @public
 */
export interface ClusterFacts {
  /**
   * What is known of a cluster, or `undefined` when this source does not know it.
   *
   * @param name - the cluster's name in the portal
   * @param options - the credentials of whoever asks
   */
  find(
    name: string,
    options: { credentials: BackstageCredentials },
  ): Promise<PlanCluster | undefined>;
}
