import type {
  ClusterAccount,
  ClusterAnswer,
  ClusterNodes,
} from '../api/types/cluster';
import { POD_IDENTITY_AGENT } from '../resolve/agents';
import { Estate, EstateAccount, EstateCluster } from '../resolve/estate';
import { compareText } from '../resolve/order';

/**
 * What plans need to know of the clusters of an estate, by name.
 *
 * @public
 */
export function clusterAnswers(
  estate: Estate,
): ReadonlyMap<string, ClusterAnswer> {
  const accountsOf = accountsByProvider(estate);
  return new Map(
    [...estate.clusters].map(([name, cluster]) => [
      name,
      clusterAnswer(cluster, accountsFor(cluster, estate, accountsOf)),
    ]),
  );
}

/** Ids of the accounts that have an OIDC provider, by its URL. */
function accountsByProvider(
  estate: Estate,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, providers } of estate.accounts.values()) {
    for (const { url } of providers.values()) {
      found.set(url, [...(found.get(url) ?? []), id]);
    }
  }
  return found;
}

function accountsFor(
  { cluster }: EstateCluster,
  estate: Estate,
  accountsOf: ReadonlyMap<string, readonly string[]>,
): ClusterAccount[] {
  const issuer = withoutScheme(cluster?.issuer);
  const ids = new Set([
    ...(cluster?.account ? [cluster.account] : []),
    ...(accountsOf.get(issuer) ?? []),
  ]);
  return [...ids].sort(compareText).flatMap(id => {
    const account = estate.accounts.get(id);
    return account ? [accountAnswer(account, issuer)] : [];
  });
}

function accountAnswer(
  { id, account, roles, providers, complete }: EstateAccount,
  issuer: string,
): ClusterAccount {
  const quota = account?.assumeRolePolicySizeQuota;
  const provider = [...providers.values()].find(({ url }) => url === issuer);
  return {
    account: id,
    ...(quota === undefined ? {} : { trustPolicySizeQuota: quota }),
    ...(complete.has('role') ? { roles: roles.size } : {}),
    ...(complete.has('oidc-provider') ? { oidcProviders: providers.size } : {}),
    ...(provider
      ? {
          oidcProvider: { arn: provider.arn, clientIds: provider.clientIds },
        }
      : {}),
  };
}

function withoutScheme(issuer = ''): string {
  return issuer.replace(/^https:\/\//, '');
}

function clusterAnswer(
  cluster: EstateCluster,
  accounts: readonly ClusterAccount[],
): ClusterAnswer {
  const { complete } = cluster;
  const { arn, issuer, annotationPrefix } = cluster.cluster ?? {};
  const agent = hasAgent(cluster);
  return {
    name: cluster.name,
    ...(arn ? { arn } : {}),
    ...(issuer ? { issuer } : {}),
    ...(annotationPrefix ? { annotationPrefix } : {}),
    ...(agent === undefined ? {} : { podIdentityAgent: agent }),
    ...(complete.has('pod-identity-association')
      ? { associations: countOf(cluster.associations) }
      : {}),
    ...(complete.has('node') ? { nodes: nodesOf(cluster) } : {}),
    ...(complete.has('node-role')
      ? {
          nodeRoles: [
            ...new Set(cluster.nodeRoles.map(({ roleArn }) => roleArn)),
          ].sort(compareText),
        }
      : {}),
    ...(accounts.length > 0 ? { accounts } : {}),
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

function countOf(lists: ReadonlyMap<string, readonly unknown[]>): number {
  return [...lists.values()].reduce((sum, { length }) => sum + length, 0);
}

function nodesOf({ nodes }: EstateCluster): ClusterNodes {
  const counts = { fargate: 0, windows: 0, others: 0 };
  for (const { labels } of nodes.values()) {
    if (labels['eks.amazonaws.com/compute-type'] === 'fargate') {
      counts.fargate += 1;
    } else if (labels['kubernetes.io/os'] === 'windows') {
      counts.windows += 1;
    } else {
      counts.others += 1;
    }
  }
  return counts;
}
