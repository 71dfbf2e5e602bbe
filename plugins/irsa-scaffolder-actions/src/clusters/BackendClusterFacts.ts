import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { PlanCluster } from 'backstage-plugin-irsa-common';
import { ClusterFacts, IrsaService } from 'backstage-plugin-irsa-node';

/** Facts that the irsa backend has read from EKS, from clusters and from files, as far as whoever asks may see them. */
export class BackendClusterFacts implements ClusterFacts {
  readonly #irsa: IrsaService;

  constructor(irsa: IrsaService) {
    this.#irsa = irsa;
  }

  async find(
    name: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<PlanCluster | undefined> {
    try {
      const { arn, issuer, annotationPrefix } = await this.#irsa
        .as(credentials)
        .getCluster(name);
      // The name that was asked for is the one that templates and tags go on using.
      return { name, arn, issuer, annotationPrefix };
    } catch (error) {
      if (error instanceof ResponseError && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }
}
