import { Agent } from 'node:https';
import {
  describeEksConnection,
  EksCluster,
  EksRegion,
} from '../aws/eksClusters';
import { eksEndpoint } from './eksEndpoint';
import { eksToken } from './eksToken';
import {
  KubernetesPage,
  KubernetesReader,
  KubernetesReadError,
  ListOptions,
} from './KubernetesReader';
import { requestGroups, requestPage, RequestTarget } from './requestPage';

/** Reads a cluster of EKS directly, with tokens of the credentials of its account. */
export class EksReader implements KubernetesReader {
  readonly credentials: string;
  readonly #region: EksRegion;
  readonly #cluster: EksCluster;
  readonly #base: URL;
  readonly #isPublic: boolean;
  readonly #agent: Agent;

  /**
   * Asks EKS where the cluster answers.
   *
   * @throws Error when that is nowhere, or where no token may be sent.
   */
  static async open(
    region: EksRegion,
    cluster: EksCluster,
    signal: AbortSignal,
  ): Promise<EksReader> {
    const { endpoint, authority, status, isPublic } =
      await describeEksConnection(region, cluster, signal);
    if (!endpoint || !authority) {
      throw new Error(
        `EKS gives no address and no certificate authority for ${
          cluster.arn
        }, whose status is ${status ?? 'unknown'}.`,
      );
    }
    return new EksReader(region, cluster, {
      base: await eksEndpoint(region.access.eks(region.region), endpoint),
      authority,
      isPublic,
    });
  }

  private constructor(
    region: EksRegion,
    cluster: EksCluster,
    connection: { base: URL; authority: string; isPublic: boolean },
  ) {
    this.#region = region;
    this.#cluster = cluster;
    this.#base = connection.base;
    this.#isPublic = connection.isPublic;
    // The authority of the cluster alone, in place of those that the machine trusts.
    this.#agent = new Agent({ ca: connection.authority, keepAlive: true });
    this.credentials = `that the cluster has an access entry for the identity with which account ${region.access.accountId} is read, as docs/install/cluster-role.md says`;
  }

  async list(path: string, options: ListOptions): Promise<KubernetesPage> {
    return this.#explained(async () =>
      requestPage(await this.#target(), path, options),
    );
  }

  async groups(options: { signal: AbortSignal }): Promise<ReadonlySet<string>> {
    return this.#explained(async () =>
      requestGroups(await this.#target(), options.signal),
    );
  }

  close(): void {
    this.#agent.destroy();
  }

  /** A token for each request, since it ends after minutes and costs no call. */
  async #target(): Promise<RequestTarget> {
    const { access, region } = this.#region;
    const token = await eksToken(access.sts(region), this.#cluster);
    return {
      base: this.#base,
      options: {
        agent: this.#agent,
        headers: { Authorization: `Bearer ${token}` },
      },
    };
  }

  async #explained<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof KubernetesReadError) || !error.isUnreachable) {
        throw error;
      }
      throw new KubernetesReadError(
        error.failure,
        `${error.message}; ${
          this.#isPublic
            ? 'its endpoint is public, perhaps not for the addresses of this backend (publicAccessCidrs)'
            : 'its endpoint is private, so a backend outside its network does not reach it: read the cluster through the Backstage Kubernetes plugin, or set irsa.kubernetes.direct to false'
        }`,
        { cause: error, isUnreachable: true },
      );
    }
  }
}
