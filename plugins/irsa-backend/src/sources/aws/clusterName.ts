import { ClusterConfig } from '../../config/readClusters';
import { saysHowItIsRead } from '../kubernetes/unreadCluster';

/** An entry without ARN that is read in a way of its own: it is the cluster of EKS that has its issuer, if there is one. */
export function isJoinedByIssuer(entry: ClusterConfig): boolean {
  return !entry.arn && entry.issuer !== undefined && saysHowItIsRead(entry);
}

/** The entry of a cluster that EKS has. */
export function configuredCluster(
  cluster: { arn: string; issuer?: string },
  configured: readonly ClusterConfig[],
): ClusterConfig | undefined {
  return (
    configured.find(({ arn }) => arn === cluster.arn) ??
    configured.find(
      entry => isJoinedByIssuer(entry) && entry.issuer === cluster.issuer,
    )
  );
}

/**
 * The name that a cluster of EKS goes by here, which never changes later: the configured one, else one made of its name, region and
 * account.
 */
export function eksClusterName(
  cluster: {
    arn: string;
    issuer?: string;
    name: string;
    region: string;
    account: string;
  },
  configured: readonly ClusterConfig[],
): string {
  return (
    configuredCluster(cluster, configured)?.name ??
    `${cluster.name}.${cluster.region}.${cluster.account}`
  );
}
