import { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { IrsaConfig } from '../../config/readIrsaConfig';
import { EksClusterSourceProvider } from '../kubernetes/EksClusterSourceProvider';
import { AwsAccountAccess } from './AwsAccountAccess';
import { AwsAccountSourceProvider } from './AwsAccountSourceProvider';
import { EksSourceProvider } from './EksSourceProvider';
import { OrganizationSourceProvider } from './OrganizationSourceProvider';

/** The sources of every account, configured or of the organization: its IAM, EKS in each of its regions, and the clusters there. */
export function awsSourceProviders(
  options: Pick<
    IrsaConfig,
    'accounts' | 'organization' | 'clusters' | 'eks' | 'kubernetes'
  > & {
    /** The whole configuration, since credentials are under `aws`. */
    readonly config: Config;
    /** Tries of one call, the first one included. */
    readonly attempts?: number;
  },
): IrsaSourceProvider[] {
  const { config, accounts, organization, clusters, eks, attempts } = options;
  if (accounts.length === 0 && !organization) {
    // A mistake under `aws` is then nothing of ours.
    return [];
  }
  const credentials = DefaultAwsCredentialsManager.fromConfig(config);
  const accessTo = (accountId: string, regions: readonly string[]) =>
    new AwsAccountAccess({ accountId, regions, credentials, attempts });
  const switches = options.kubernetes;
  const clustersIn = (access: AwsAccountAccess, region: string) =>
    new EksClusterSourceProvider({ access, region, clusters, switches });
  const providers = accounts.flatMap(
    ({ accountId, regions }): IrsaSourceProvider[] => {
      const access = accessTo(accountId, regions);
      return [
        new AwsAccountSourceProvider(access),
        new EksSourceProvider({ access, clusters, eks }),
        ...(switches.direct
          ? regions.map(region => clustersIn(access, region))
          : []),
      ];
    },
  );
  if (organization) {
    providers.push(
      new OrganizationSourceProvider({
        organization,
        configured: accounts.map(({ accountId }) => accountId),
        accessTo,
        clusters,
        eks,
        ...(switches.direct ? { clustersIn } : {}),
      }),
    );
  }
  return providers;
}
