import type { ClusterAnswer } from '../api/types/cluster';
import { POD_IDENTITY_AGENT } from '../resolve/agents';
import { Estate, EstateCluster } from '../resolve/estate';

/**
 * What plans need to know of the clusters of an estate, by name.
 *
 * @public
 */
export function clusterAnswers(
  estate: Estate,
): ReadonlyMap<string, ClusterAnswer> {
  return new Map(
    [...estate.clusters].map(([name, cluster]) => [
      name,
      clusterAnswer(cluster),
    ]),
  );
}

function clusterAnswer(cluster: EstateCluster): ClusterAnswer {
  const { arn, issuer, annotationPrefix } = cluster.cluster ?? {};
  const agent = hasAgent(cluster);
  return {
    name: cluster.name,
    ...(arn ? { arn } : {}),
    ...(issuer ? { issuer } : {}),
    ...(annotationPrefix ? { annotationPrefix } : {}),
    ...(agent === undefined ? {} : { podIdentityAgent: agent }),
  };
}

/** Unknown unless it is there, or everything that could be it was read. */
function hasAgent({
  cluster,
  addons,
  complete,
}: EstateCluster): boolean | undefined {
  if (cluster?.autoMode || addons.has(POD_IDENTITY_AGENT)) {
    return true;
  }
  return complete.has('addon') && complete.has('cluster') ? false : undefined;
}
