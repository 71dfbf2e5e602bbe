import { ACCOUNT, component, deployment, ISSUER } from './startPlugin';

/** ARN of a role of the fleet. */
export const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

const role = (name: string, subject: string) => ({
  RoleName: name,
  Arn: roleArn(name),
  AttachedManagedPolicies: [],
  RolePolicyList: [
    {
      PolicyName: 'queue',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }],
      },
    },
  ],
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`,
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringLike: { [`${ISSUER}:sub`]: `system:serviceaccount:${subject}` },
          StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
        },
      },
    ],
  },
});

const serviceAccount = (namespace: string, name: string, roleName: string) => ({
  kind: 'ServiceAccount',
  metadata: {
    name,
    namespace,
    annotations: { 'eks.amazonaws.com/role-arn': roleArn(roleName) },
  },
});

/** Components of two teams. */
export const teamEntities = [
  component('mine', 'mine-team'),
  component('theirs', 'theirs-team'),
  component('secret', 'theirs-team'),
];

/**
 * One cluster in which `mine` and `theirs` share a role, `secret` has one of its own that nobody else may know of, and nobody's service account
 * has another.
 *
 * @param more - further service accounts that no component has.
 */
export function teamsFleet(more: readonly string[] = []) {
  return {
    accounts: {
      [ACCOUNT]: {
        'account-authorization-details.json': JSON.stringify({
          RoleDetailList: [
            role('shared', 'shop:*'),
            role('mine-only', 'shop:mine'),
            role('secret-only', 'vault:secret'),
            role('nobodys', 'attic:*'),
          ],
        }),
        'open-id-connect-providers': {
          'c.json': JSON.stringify({
            Url: ISSUER,
            ClientIDList: ['sts.amazonaws.com'],
          }),
        },
      },
    },
    clusters: {
      prod: {
        'cluster.json': JSON.stringify({
          cluster: {
            name: 'prod',
            arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
            identity: { oidc: { issuer: `https://${ISSUER}` } },
          },
        }),
        'objects.json': JSON.stringify({
          kind: 'List',
          items: [
            serviceAccount('shop', 'mine', 'shared'),
            serviceAccount('shop', 'theirs', 'shared'),
            serviceAccount('vault', 'secret', 'secret-only'),
            serviceAccount('attic', 'nobodys', 'nobodys'),
            ...more.map(name => serviceAccount('attic', name, 'nobodys')),
            deployment('mine'),
            deployment('theirs'),
            deployment('secret', 'vault'),
          ],
        }),
        'pods.json': JSON.stringify({ kind: 'PodList', items: [] }),
      },
    },
  };
}
