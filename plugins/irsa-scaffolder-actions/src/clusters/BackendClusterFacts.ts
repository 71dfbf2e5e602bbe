import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { PlanCluster } from 'backstage-plugin-irsa-common';
import { ClusterFacts } from 'backstage-plugin-irsa-node';

/** Facts that the irsa backend has read from EKS, from clusters and from files, as far as whoever asks may see them. */
export class BackendClusterFacts implements ClusterFacts {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async find(
    name: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PlanCluster | undefined> {
    const base = await this.#discovery.getBaseUrl('irsa');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'irsa',
    });
    const response = await fetch(
      `${base}/v1/clusters/${encodeURIComponent(name)}`,
      { headers: { Authorization: `Bearer ${token}` } },
    );
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { arn, issuer, annotationPrefix }: PlanCluster =
      await response.json();
    // The name that was asked for is the one that templates and tags go on using.
    return { name, arn, issuer, annotationPrefix };
  }
}
