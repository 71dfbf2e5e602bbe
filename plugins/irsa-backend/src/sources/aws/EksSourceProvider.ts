import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { AwsAccountAccess } from './AwsAccountAccess';
import { readRegion } from './readRegion';

/** The EKS of one account: each region is a source. */
export class EksSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'eks';
  readonly title: string;
  readonly #access: AwsAccountAccess;
  readonly #clusters: readonly ClusterConfig[];

  constructor(options: {
    readonly access: AwsAccountAccess;
    /** Clusters that the configuration gives a name of their own. */
    readonly clusters: readonly ClusterConfig[];
  }) {
    this.#access = options.access;
    this.#clusters = options.clusters;
    this.id = `eks:${options.access.accountId}`;
    this.title = `EKS ${options.access.accountId}`;
  }

  async listSources(): Promise<readonly IrsaSource[]> {
    return this.#access.regions.map(region => ({
      id: `${this.id}/${region}`,
      kind: this.kind,
      title: `${this.title} ${region}`,
      read: ({ signal }) =>
        readRegion({
          access: this.#access,
          region,
          clusters: this.#clusters,
          signal,
        }),
    }));
  }
}
