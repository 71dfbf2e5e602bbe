import { ClusterConfig } from '../../config/readClusters';

/**
 * The name that a cluster of EKS goes by here, which never changes later: the configured one, else one made of its name, region and
 * account.
 */
export function eksClusterName(
  cluster: { arn: string; name: string; region: string; account: string },
  configured: readonly ClusterConfig[],
): string {
  return (
    configured.find(({ arn }) => arn === cluster.arn)?.name ??
    `${cluster.name}.${cluster.region}.${cluster.account}`
  );
}
