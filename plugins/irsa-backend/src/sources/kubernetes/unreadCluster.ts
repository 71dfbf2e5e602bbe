import { parseArn, SourceProblem } from 'backstage-plugin-irsa-common';
import { IrsaSource, SourceProblemError } from 'backstage-plugin-irsa-node';
import { stringify } from 'yaml';
import { ClusterConfig } from '../../config/readClusters';
import { IrsaConfig } from '../../config/readIrsaConfig';

type Reading = Pick<IrsaConfig, 'accounts' | 'organization' | 'kubernetes'>;

/** Whether an entry of `irsa.clusters` says itself how its cluster is read. */
export function saysHowItIsRead(cluster: ClusterConfig): boolean {
  return Boolean(cluster.kubeconfig || cluster.kubernetesPlugin);
}

/** Why nothing reads the cluster of an entry, with what to add; nothing where something does, or where only the organization can tell. */
export function whyUnread(
  cluster: ClusterConfig,
  { accounts, organization, kubernetes }: Reading,
): SourceProblem | undefined {
  if (saysHowItIsRead(cluster)) {
    return undefined;
  }
  const { account, region } = parseArn(cluster.arn ?? '') ?? {};
  if (!account || !region) {
    return nothingSaysHow(
      cluster,
      'its entry in irsa.clusters has neither kubeconfig nor kubernetesPlugin, nor the arn of a cluster of EKS',
    );
  }
  if (!kubernetes.direct) {
    return nothingSaysHow(
      cluster,
      'irsa.kubernetes.direct is false, and its entry in irsa.clusters has neither kubeconfig nor kubernetesPlugin',
    );
  }
  const configured = accounts.find(({ accountId }) => accountId === account);
  if (configured) {
    return configured.regions.includes(region)
      ? undefined
      : accountNeeded(
          cluster,
          `irsa.accounts has its account, ${account}, without the region ${region}`,
          { accountId: account, regions: [...configured.regions, region] },
        );
  }
  if (!organization) {
    return accountNeeded(
      cluster,
      `irsa.accounts does not have its account, ${account}`,
    );
  }
  if (organization.exclude.includes(account)) {
    return accountNeeded(
      cluster,
      `irsa.organization.exclude leaves out its account, ${account}`,
    );
  }
  return organization.regions.includes(region)
    ? undefined
    : accountNeeded(
        cluster,
        `irsa.organization.regions does not have its region, ${region}`,
      );
}

/** Why nothing reads the cluster of an entry whose account an organization does not list. */
export function notInOrganization(
  cluster: ClusterConfig,
  organization: string,
): SourceProblem {
  const account = parseArn(cluster.arn ?? '')?.account;
  return accountNeeded(
    cluster,
    `its account, ${account}, is neither in irsa.accounts nor an active account of the organization of ${organization}`,
  );
}

/** A cluster of the configuration that cannot be read, as a source that says why. */
export function unreadClusterSource(
  { name }: ClusterConfig,
  problem: SourceProblem,
): IrsaSource {
  return {
    id: `kubernetes:${name}`,
    kind: 'kubernetes',
    title: name,
    read: () => {
      throw new SourceProblemError(problem);
    },
  };
}

function nothingSaysHow(cluster: ClusterConfig, why: string): SourceProblem {
  return {
    message: `Nothing reads the cluster ${cluster.name}, so what runs there is unknown: ${why}. Add one of them; kubernetesPlugin takes the name that the cluster has in the Backstage Kubernetes plugin.`,
    paste: stringify({
      irsa: {
        clusters: [{ ...cluster, kubernetesPlugin: { cluster: cluster.name } }],
      },
    }),
  };
}

function accountNeeded(
  cluster: ClusterConfig,
  why: string,
  entry?: { readonly accountId: string; readonly regions: readonly string[] },
): SourceProblem {
  const { account = '', region = '' } = parseArn(cluster.arn ?? '') ?? {};
  return {
    message: `Nothing reads the cluster ${cluster.name}, so what runs there is unknown: ${why}. Add the account with that region to irsa.accounts, or kubeconfig or kubernetesPlugin to the entry of the cluster.`,
    paste: stringify({
      irsa: {
        accounts: [entry ?? { accountId: account, regions: [region] }],
      },
    }),
  };
}
