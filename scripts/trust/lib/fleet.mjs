const account = '111122223333';
const SERVICE_ACCOUNTS_PER_CLUSTER = 500;
const NAMESPACES_PER_CLUSTER = 25;

const issuerOf = cluster =>
  `oidc.eks.eu-west-1.amazonaws.com/id/${cluster
    .toString(16)
    .toUpperCase()
    .padStart(32, '0')}`;

const providerOf = cluster =>
  `arn:aws:iam::${account}:oidc-provider/${issuerOf(cluster)}`;

const clusterArnOf = cluster =>
  `arn:aws:eks:eu-west-1:${account}:cluster/cluster-${cluster}`;

const policyOf = (...statements) => ({
  Version: '2012-10-17',
  Statement: statements,
});

/** The service account of a number: the same names occur in each cluster. */
function serviceAccount(cluster, number) {
  const at = number % SERVICE_ACCOUNTS_PER_CLUSTER;
  return {
    cluster,
    namespace: `team-${at % NAMESPACES_PER_CLUSTER}`,
    name: `app-${Math.floor(at / NAMESPACES_PER_CLUSTER)}`,
  };
}

function tokenStatement(cluster, condition, effect = 'Allow') {
  return {
    Effect: effect,
    Principal: { Federated: providerOf(cluster) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
  };
}

function podIdentityStatement(condition) {
  return {
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    ...(condition && { Condition: { StringEquals: condition } }),
  };
}

/** The trust policy of a role: mostly one service account, with the patterns, lists and denials that fleets have. */
function trustPolicy(number, clusters) {
  const cluster = number % clusters;
  const at = Math.floor(number / clusters);
  const { namespace, name } = serviceAccount(cluster, at * 7);
  const sub = `${issuerOf(cluster)}:sub`;
  const aud = `${issuerOf(cluster)}:aud`;
  const subject = (ns, sa) => `system:serviceaccount:${ns}:${sa}`;
  const audience = { [aud]: 'sts.amazonaws.com' };
  const tag = key => `aws:RequestTag/${key}`;
  switch (at % 20) {
    case 0:
      return policyOf(
        tokenStatement(cluster, {
          StringEquals: audience,
          StringLike: { [sub]: subject(namespace, `${name}-*`) },
        }),
      );
    case 1:
      return policyOf(
        tokenStatement(cluster, {
          StringLike: { [sub]: subject(`${namespace}-*`, name) },
        }),
      );
    case 2:
      return policyOf(
        tokenStatement(cluster, {
          StringEquals: {
            ...audience,
            [sub]: ['a', 'b', 'c'].map(end =>
              subject(namespace, `${name}-${end}`),
            ),
          },
        }),
      );
    case 3:
      return policyOf(
        tokenStatement(cluster, {
          StringEquals: { ...audience, [sub]: subject(namespace, name) },
        }),
        tokenStatement(
          cluster,
          { StringLike: { [sub]: subject('*', 'default') } },
          'Deny',
        ),
      );
    case 4:
      return policyOf(
        tokenStatement(cluster, {
          StringLike: { [sub]: subject(`${namespace}-${at}`, '*') },
        }),
      );
    case 5:
    case 6:
    case 7:
      return policyOf(
        podIdentityStatement({
          [tag('eks-cluster-arn')]: clusterArnOf(cluster),
          [tag('kubernetes-namespace')]: namespace,
          [tag('kubernetes-service-account')]: name,
        }),
      );
    case 8:
      return policyOf(
        podIdentityStatement({
          [tag('eks-cluster-name')]: `cluster-${cluster}`,
          [tag('kubernetes-namespace')]: namespace,
        }),
      );
    default:
      return policyOf(
        tokenStatement(cluster, {
          StringEquals: { ...audience, [sub]: subject(namespace, name) },
        }),
      );
  }
}

/**
 * Roles and service accounts as a company has them; a larger fleet has more clusters, not larger ones.
 *
 * @returns the texts of the trust policies, as IAM returns them, and the service accounts that ask
 */
export function fleetOf({ roles, serviceAccounts }) {
  const clusters = Math.max(
    1,
    Math.round(serviceAccounts / SERVICE_ACCOUNTS_PER_CLUSTER),
  );
  return {
    policies: Array.from({ length: roles }, (_, number) =>
      encodeURIComponent(JSON.stringify(trustPolicy(number, clusters))),
    ),
    callers: Array.from({ length: serviceAccounts }, (_, number) => {
      const cluster = number % clusters;
      const { namespace, name } = serviceAccount(
        cluster,
        Math.floor(number / clusters),
      );
      return number % 4 === 0
        ? { namespace, name, clusterArn: clusterArnOf(cluster) }
        : {
            namespace,
            name,
            provider: providerOf(cluster),
            audience: 'sts.amazonaws.com',
          };
    }),
  };
}
