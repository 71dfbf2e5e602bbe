import { RequestOptions } from 'node:https';
import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Where the API server of a cluster is asked, and with what. */
export interface KubernetesTarget {
  /** What the API server's paths are appended to. */
  readonly base: URL;
  readonly options: RequestOptions;
}

/** How clusters are reached. */
export interface KubernetesTargets {
  /**
   * The way to a cluster, with credentials for it.
   *
   * @throws InputError when the configuration names none.
   */
  of(
    cluster: string,
    options: { credentials: BackstageCredentials },
  ): Promise<KubernetesTarget>;
}
