import {
  IrsaSource,
  IrsaSourceProvider,
  SourceItem,
} from 'backstage-plugin-irsa-node';
import { parseArn } from 'backstage-plugin-irsa-common';
import { ClusterConfig } from '../../config/readClusters';
import { KubernetesSwitches } from '../../config/readKubernetes';
import {
  configuredCluster,
  eksClusterName,
  isJoinedByIssuer,
} from '../aws/clusterName';
import {
  describeEksConnection,
  EksCluster,
  EksRegion,
  listEksClusters,
} from '../aws/eksClusters';
import { inParallel } from '../aws/inParallel';
import { EksReader } from './EksReader';
import { readCluster } from './readCluster';
import { saysHowItIsRead } from './unreadCluster';

/** What {@link EksClusterSourceProvider} needs. */
export interface EksClusterSourceOptions extends EksRegion {
  /** The clusters of the configuration. One that says how it is read is not read here. */
  readonly clusters: readonly ClusterConfig[];
  readonly switches: KubernetesSwitches;
}

/** Clusters whose issuer is asked for at once. */
const DESCRIBED_AT_ONCE = 3;

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
    const found = await listEksClusters(this.#options, signal);
    const sources: IrsaSource[] = [];
    for await (const { cluster, configured } of inParallel(
      found,
      DESCRIBED_AT_ONCE,
      async each => ({
        cluster: each,
        configured: await this.#entryOf(each, signal),
      }),
    )) {
      if (!configured || !saysHowItIsRead(configured)) {
        sources.push(this.#source(cluster, configured));
      }
    }
    return sources;
  }

  /** Only the description of a cluster tells its issuer, so it is asked for where an entry has nothing else. */
  async #entryOf(
    cluster: EksCluster,
    signal: AbortSignal,
  ): Promise<ClusterConfig | undefined> {
    const { clusters } = this.#options;
    const configured = configuredCluster(cluster, clusters);
    if (configured || !clusters.some(isJoinedByIssuer)) {
      return configured;
    }
    const { issuer } = await describeEksConnection(
      this.#options,
      cluster,
      signal,
    );
    return configuredCluster({ ...cluster, issuer }, clusters);
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
