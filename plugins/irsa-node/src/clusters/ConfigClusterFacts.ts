import { Config } from '@backstage/config';
import { PlanCluster } from 'backstage-plugin-irsa-common';
import { ClusterFacts } from './ClusterFacts';

/**
 * Facts from `irsa.clusters`, which every part of the suite shares.
 *
 * @public
 */
export class ConfigClusterFacts implements ClusterFacts {
  readonly #clusters: ReadonlyMap<string, PlanCluster>;

  /** Reads `irsa.clusters`; none when there are none. */
  static fromConfig(config: Config): ConfigClusterFacts {
    const entries = config.getOptionalConfigArray('irsa.clusters') ?? [];
    return new ConfigClusterFacts(
      entries.map(entry => {
        const arn = entry.getOptionalString('arn');
        const issuer = entry.getOptionalString('issuer')?.replace(/\/+$/, '');
        const annotationPrefix = entry.getOptionalString('annotationPrefix');
        return {
          name: entry.getString('name'),
          ...(arn && { arn }),
          ...(issuer && { issuer }),
          ...(annotationPrefix && { annotationPrefix }),
        };
      }),
    );
  }

  private constructor(clusters: readonly PlanCluster[]) {
    this.#clusters = new Map(clusters.map(each => [each.name, each]));
  }

  /** Names of the clusters, in the order of the configuration. */
  get names(): string[] {
    return [...this.#clusters.keys()];
  }

  /** {@inheritDoc ClusterFacts.find} */
  async find(name: string): Promise<PlanCluster | undefined> {
    return this.#clusters.get(name);
  }
}
