import { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { ConfiguredAccount } from '../../config/readAccounts';
import { ClusterConfig } from '../../config/readClusters';
import { KubernetesSwitches } from '../../config/readKubernetes';
import { EksClusterSourceProvider } from '../kubernetes/EksClusterSourceProvider';
import { AwsAccountAccess } from './AwsAccountAccess';
import { AwsAccountSourceProvider } from './AwsAccountSourceProvider';
import { EksSourceProvider } from './EksSourceProvider';

/** The sources of every configured account: its IAM, and EKS in each of its regions. */
export function awsSourceProviders(options: {
  /** The whole configuration, since credentials are under `aws`. */
  readonly config: Config;
  readonly accounts: readonly ConfiguredAccount[];
  readonly clusters: readonly ClusterConfig[];
  /** What is read of clusters that EKS has and that are not read otherwise; absent where they are not read. */
  readonly direct?: KubernetesSwitches;
  /** Tries of one call, the first one included. */
  readonly attempts?: number;
}): IrsaSourceProvider[] {
  const { config, accounts, clusters, direct, attempts } = options;
  if (accounts.length === 0) {
    // A mistake under `aws` is then nothing of ours.
    return [];
  }
  const credentials = DefaultAwsCredentialsManager.fromConfig(config);
  return accounts.flatMap(account => {
    const access = new AwsAccountAccess({ ...account, credentials, attempts });
    return [
      new AwsAccountSourceProvider(access),
      new EksSourceProvider({ access, clusters }),
      ...(direct
        ? access.regions.map(
            region =>
              new EksClusterSourceProvider({
                access,
                region,
                clusters,
                switches: direct,
              }),
          )
        : []),
    ];
  });
}
