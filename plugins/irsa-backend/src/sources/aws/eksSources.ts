import { IrsaSource } from 'backstage-plugin-irsa-node';
import { ClusterConfig } from '../../config/readClusters';
import { EksConfig } from '../../config/readEks';
import { AwsAccountAccess } from './AwsAccountAccess';
import { readRegion } from './readRegion';

/** How the EKS of an account is read. */
export interface EksSourceOptions {
  readonly access: AwsAccountAccess;
  /** Clusters that the configuration gives a name of their own. */
  readonly clusters: readonly ClusterConfig[];
  readonly eks: EksConfig;
}

/** The EKS of an account: each region is a source. */
export function eksSources(options: EksSourceOptions): IrsaSource[] {
  const { accountId, regions } = options.access;
  return regions.map(region => ({
    id: `eks:${accountId}/${region}`,
    kind: 'eks',
    title: `EKS ${accountId} ${region}`,
    read: ({ signal, previous }) =>
      readRegion({
        ...options,
        region,
        signal,
        previous: () => previous('pod-identity-association'),
      }),
  }));
}
