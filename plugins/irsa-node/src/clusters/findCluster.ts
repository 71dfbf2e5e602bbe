import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { PlanCluster } from 'backstage-plugin-irsa-common';
import { ClusterFacts } from './ClusterFacts';

/**
 * Joins what all sources know of a cluster, the first one's word counting more; one that has everything saves asking the next.
 *
 * @throws NotFoundError when no source knows it.
 *
 * @public
 */
export async function findCluster(
  sources: readonly ClusterFacts[],
  name: string,
  credentials: BackstageCredentials,
): Promise<PlanCluster> {
  let found: PlanCluster | undefined;
  for (const source of sources) {
    if (found?.arn && found.issuer) {
      break;
    }
    const facts = await source.find(name, { credentials });
    if (facts) {
      found = { ...facts, ...defined(found ?? {}), name };
    }
  }
  if (!found) {
    throw new NotFoundError(
      `There is no cluster ${JSON.stringify(
        name,
      )}. Use the name of a cluster in irsa.clusters, or of one that the irsa backend reads.`,
    );
  }
  return found;
}

function defined(cluster: Partial<PlanCluster>): Partial<PlanCluster> {
  return Object.fromEntries(
    Object.entries(cluster).filter(([, value]) => value !== undefined),
  );
}
