import { accountIds, clusterNames, REGION } from './sizes.mjs';

/** The configuration with which an estate of this size is read from the server. */
export const configOf = ({ accounts, kubeconfig }) => ({
  aws: { accountDefaults: { roleName: 'backstage-irsa-reader' } },
  irsa: {
    accounts: accountIds(accounts).map(accountId => ({
      accountId,
      regions: [REGION],
    })),
    clusters: accountIds(accounts).flatMap(accountId =>
      clusterNames(accountId).map(name => ({
        name,
        arn: `arn:aws:eks:${REGION}:${accountId}:cluster/${name}`,
        kubeconfig: { path: kubeconfig, context: name },
      })),
    ),
    // All clusters have an entry.
    kubernetes: { direct: false },
  },
});

/** One kubeconfig for all clusters. */
export const kubeconfigOf = ({ accounts, address }) => {
  const names = accountIds(accounts).flatMap(clusterNames);
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: names.map(name => ({
      name,
      cluster: {
        server: `${address}/kubernetes/${name}`,
        'insecure-skip-tls-verify': true,
      },
    })),
    users: [{ name: 'reader', user: { token: 'made-up' } }],
    contexts: names.map(name => ({
      name,
      context: { cluster: name, user: 'reader' },
    })),
  };
};
