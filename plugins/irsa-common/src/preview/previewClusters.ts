import { parseArn } from '../arn';
import { subjectIn } from '../resolve/context';
import { Estate, EstateCluster } from '../resolve/estate';
import { namespacedName } from '../resolve/names';
import { sortedBy } from '../resolve/order';
import { audienceOf } from '../resolve/providerHop';
import { PreviewCluster } from './types';

const KINDS = ['service-account', 'pod-identity-association'] as const;

/**
 * The clusters of an estate, as far as previews of trust policies need them.
 *
 * @public
 */
export function previewClusters(estate: Estate): PreviewCluster[] {
  return [...estate.clusters.values()].map(previewCluster);
}

function previewCluster(cluster: EstateCluster): PreviewCluster {
  const issuer = cluster.cluster?.issuer?.replace(/^https:\/\//, '');
  const arn = cluster.cluster?.arn;
  return {
    name: cluster.name,
    ...(issuer ? { issuer } : {}),
    ...(arn ? { arn } : {}),
    serviceAccounts: sortedBy(
      cluster.serviceAccounts.values(),
      namespacedName,
    ).map(({ namespace, name }) => ({
      namespace,
      name,
      audience: audienceOf(subjectIn(cluster, { namespace, name })),
    })),
    associations: [...cluster.associations.values()].flat().map(each => ({
      namespace: each.namespace,
      serviceAccount: each.serviceAccount,
      roleArn: each.roleArn,
      sessionTags: !(each.disableSessionTags || each.hasSessionPolicy),
    })),
    // A cluster that is none of EKS has no associations to read.
    notRead: KINDS.filter(
      kind =>
        !cluster.complete.has(kind) &&
        !(
          kind === 'pod-identity-association' &&
          cluster.cluster &&
          parseArn(arn ?? '') === undefined
        ),
    ),
  };
}
