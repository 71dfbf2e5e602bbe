import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  IrsaSource,
  IrsaSourceProvider,
  SourceItem,
} from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { KubernetesSwitches } from '../../config/readKubernetes';
import { BackstageKubernetesReader } from './BackstageKubernetesReader';
import { KubeconfigReader } from './KubeconfigReader';
import { KubernetesReader } from './KubernetesReader';
import { readCluster } from './readCluster';
import { whyNotJoined } from './whyNotJoined';

/** One configured cluster, which is one source. */
export class KubernetesSourceProvider implements IrsaSourceProvider {
  readonly id: string;
  readonly kind = 'kubernetes';
  readonly title: string;
  readonly #cluster: ClusterConfig;
  readonly #switches: KubernetesSwitches;
  readonly #open: () => Promise<KubernetesReader>;

  /** A provider for each cluster whose entry says how it is read. */
  static fromConfig(
    clusters: readonly ClusterConfig[],
    options: {
      switches: KubernetesSwitches;
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ): KubernetesSourceProvider[] {
    return clusters.flatMap(cluster => {
      const { kubeconfig, kubernetesPlugin } = cluster;
      if (kubeconfig) {
        return new KubernetesSourceProvider(cluster, options.switches, () =>
          KubeconfigReader.open(kubeconfig),
        );
      }
      return kubernetesPlugin
        ? new KubernetesSourceProvider(
            cluster,
            options.switches,
            async () =>
              new BackstageKubernetesReader({
                ...options,
                cluster: kubernetesPlugin.cluster,
              }),
          )
        : [];
    });
  }

  private constructor(
    cluster: ClusterConfig,
    switches: KubernetesSwitches,
    open: () => Promise<KubernetesReader>,
  ) {
    this.#cluster = cluster;
    this.#switches = switches;
    this.#open = open;
    this.id = `kubernetes:${cluster.name}`;
    this.title = cluster.name;
  }

  async listSources(): Promise<readonly IrsaSource[]> {
    const { id, kind, title } = this;
    return [{ id, kind, title, read: ({ signal }) => this.#read(signal) }];
  }

  async *#read(signal: AbortSignal): AsyncGenerator<SourceItem> {
    const problem = whyNotJoined(this.#cluster);
    if (problem) {
      yield { type: 'problem', problem };
    }
    const reader = await this.#open();
    try {
      yield* readCluster(this.#cluster, reader, {
        switches: this.#switches,
        signal,
      });
    } finally {
      reader.close();
    }
  }
}
