import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  KubernetesPage,
  KubernetesReader,
  ListOptions,
} from './KubernetesReader';
import { requestGroups, requestPage, RequestTarget } from './requestPage';

/** Tells the Kubernetes plugin's proxy which of its clusters is meant. */
const CLUSTER_HEADER = 'Backstage-Kubernetes-Cluster';

/** Reads a cluster through the proxy of the Backstage Kubernetes plugin, which has the credentials. */
export class BackstageKubernetesReader implements KubernetesReader {
  readonly credentials: string;
  readonly #cluster: string;
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: {
    /** The cluster's name in the Kubernetes plugin. */
    cluster: string;
    auth: AuthService;
    discovery: DiscoveryService;
  }) {
    this.#cluster = options.cluster;
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.credentials = `the credentials that the Kubernetes plugin has for '${options.cluster}' under kubernetes: in app-config`;
  }

  async list(path: string, options: ListOptions): Promise<KubernetesPage> {
    return requestPage(await this.#target(), path, options);
  }

  async groups(options: { signal: AbortSignal }): Promise<ReadonlySet<string>> {
    return requestGroups(await this.#target(), options.signal);
  }

  close(): void {
    // Connections are those of the process, which the next cluster uses too.
  }

  async #target(): Promise<RequestTarget> {
    const base = await this.#discovery.getBaseUrl('kubernetes');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    return {
      base: new URL(`${base}/proxy`),
      options: {
        headers: {
          Authorization: `Bearer ${token}`,
          [CLUSTER_HEADER]: this.#cluster,
        },
      },
    };
  }
}
