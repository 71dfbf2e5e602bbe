import { RequestOptions } from 'node:https';
import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, isError } from '@backstage/errors';
import { loadKubeConfig } from './loadKubeConfig';
import { KubernetesTarget, KubernetesTargets } from './KubernetesTarget';

/** Tells the Kubernetes plugin's proxy which of its clusters is meant. */
const CLUSTER_HEADER = 'Backstage-Kubernetes-Cluster';

/** Reaches clusters as `irsa.clusters` says: with a kubeconfig file, or through the proxy of the Backstage Kubernetes plugin. */
export class ConfiguredTargets implements KubernetesTargets {
  readonly #clusters: ReadonlyMap<string, Config>;
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  static fromConfig(
    config: Config,
    services: { auth: AuthService; discovery: DiscoveryService },
  ): ConfiguredTargets {
    return new ConfiguredTargets(
      new Map(
        (config.getOptionalConfigArray('irsa.clusters') ?? []).map(entry => [
          entry.getString('name'),
          entry,
        ]),
      ),
      services,
    );
  }

  private constructor(
    clusters: ReadonlyMap<string, Config>,
    { auth, discovery }: { auth: AuthService; discovery: DiscoveryService },
  ) {
    this.#clusters = clusters;
    this.#auth = auth;
    this.#discovery = discovery;
  }

  async of(
    cluster: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<KubernetesTarget> {
    const entry = this.#clusters.get(cluster);
    const proxied = entry?.getOptionalString('kubernetesPlugin.cluster');
    if (proxied !== undefined) {
      return this.#throughPlugin(proxied, credentials);
    }
    const path = entry?.getOptionalString('kubeconfig.path');
    if (path !== undefined) {
      return withKubeconfig(
        path,
        entry?.getOptionalString('kubeconfig.context'),
      );
    }
    throw new InputError(
      `Nothing says how cluster ${JSON.stringify(
        cluster,
      )} is reached. Add kubernetesPlugin or kubeconfig to its entry in irsa.clusters, or write the manifest with irsa:service-account:write.`,
    );
  }

  /** The plugin asks its own permissions for the user, and has the credentials for the cluster. */
  async #throughPlugin(
    cluster: string,
    onBehalfOf: BackstageCredentials,
  ): Promise<KubernetesTarget> {
    const base = await this.#discovery.getBaseUrl('kubernetes');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf,
      targetPluginId: 'kubernetes',
    });
    return {
      base: new URL(`${base}/proxy`),
      options: {
        headers: {
          Authorization: `Bearer ${token}`,
          [CLUSTER_HEADER]: cluster,
        },
      },
    };
  }
}

async function withKubeconfig(
  path: string,
  context: string | undefined,
): Promise<KubernetesTarget> {
  const config = new (await loadKubeConfig())();
  const options: RequestOptions = {};
  try {
    config.loadFromFile(path);
    if (context) {
      config.setCurrentContext(context);
    }
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    // What a YAML parser says quotes the file, and with it credentials.
    const isFileError = isError(error) && typeof error.code === 'string';
    throw new InputError(
      `The kubeconfig file '${path}' cannot be used${
        isFileError ? ` (${error.code})` : ''
      }. Check irsa.clusters[].kubeconfig; the path counts from the backend's working directory.`,
    );
  }
  const base = URL.parse(config.getCurrentCluster()?.server ?? '');
  if (!base) {
    throw new InputError(
      `The context '${config.getCurrentContext()}' of the kubeconfig file '${path}' has no cluster with a server. Correct it, or name another under kubeconfig.context.`,
    );
  }
  return { base, options };
}
