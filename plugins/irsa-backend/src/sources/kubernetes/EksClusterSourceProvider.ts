import {
  IrsaSource,
  IrsaSourceProvider,
  SourceItem,
} from 'backstage-plugin-irsa-node';
import { parseArn } from 'backstage-plugin-irsa-common';
import { ClusterConfig } from '../../config/readClusters';
import { KubernetesSwitches } from '../../config/readKubernetes';
import { eksClusterName } from '../aws/clusterName';
import { EksCluster, EksRegion, listEksClusters } from '../aws/eksClusters';
import { EksReader } from './EksReader';
import { readCluster } from './readCluster';
import { saysHowItIsRead } from './unreadCluster';

/** What {@link EksClusterSourceProvider} needs. */
export interface EksClusterSourceOptions extends EksRegion {
  /** The clusters of the configuration. One that says how it is read is not read here. */
  readonly clusters: readonly ClusterConfig[];
  readonly switches: KubernetesSwitches;
}

/** The clusters that EKS has in one region of an account, and that the configuration does not have read otherwise. Each is a source. */
export class EksClusterSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'kubernetes';
  readonly title: string;
  readonly #options: EksClusterSourceOptions;

  constructor(options: EksClusterSourceOptions) {
    this.#options = options;
    const { access, region } = options;
    // No cluster has a slash in its name.
    this.id = `kubernetes:eks/${access.accountId}/${region}`;
    this.title = `Clusters of EKS ${access.accountId} ${region}`;
  }

  owns(sourceId: string): boolean {
    const { access, region, clusters } = this.#options;
    return (
      (/^kubernetes:[^/]+$/.test(sourceId) &&
        sourceId.endsWith(`.${region}.${access.accountId}`)) ||
      clusters.some(
        cluster =>
          sourceId === `kubernetes:${cluster.name}` &&
          !saysHowItIsRead(cluster) &&
          isIn(cluster, this.#options),
      )
    );
  }

  async listSources({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<readonly IrsaSource[]> {
    const { clusters } = this.#options;
    const found = await listEksClusters(this.#options, signal);
    return found.flatMap(cluster => {
      const configured = clusters.find(({ arn }) => arn === cluster.arn);
      return configured && saysHowItIsRead(configured)
        ? []
        : this.#source(cluster, configured);
    });
  }

  #source(
    cluster: EksCluster,
    configured: ClusterConfig | undefined,
  ): IrsaSource {
    const { access, region, clusters, switches } = this.#options;
    const { arn, eksName } = cluster;
    const name = eksClusterName(
      { arn, name: eksName, region, account: access.accountId },
      clusters,
    );
    const read = async function* read({
      signal,
    }: {
      signal: AbortSignal;
    }): AsyncGenerator<SourceItem> {
      const reader = await EksReader.open({ access, region }, cluster, signal);
      try {
        yield* readCluster({ ...configured, name, arn }, reader, {
          switches,
          signal,
        });
      } finally {
        reader.close();
      }
    };
    return { id: `kubernetes:${name}`, kind: this.kind, title: name, read };
  }
}

function isIn(cluster: ClusterConfig, { access, region }: EksRegion): boolean {
  const arn = parseArn(cluster.arn ?? '');
  return arn?.account === access.accountId && arn.region === region;
}
