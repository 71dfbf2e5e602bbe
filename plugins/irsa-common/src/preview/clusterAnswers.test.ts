import { SnapshotRecord } from '../model';
import { buildEstate } from '../resolve/estate';
import { clusterAnswers } from './clusterAnswers';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/A';

const node = (
  name: string,
  labels: Record<string, string>,
): SnapshotRecord => ({
  kind: 'node',
  value: { cluster: 'prod', name, labels },
});
const provider = (account: string, url: string): SnapshotRecord => ({
  kind: 'oidc-provider',
  value: {
    account,
    arn: `arn:aws:iam::${account}:oidc-provider/${url}`,
    url,
    clientIds: ['sts.amazonaws.com'],
  },
});

const RECORDS: SnapshotRecord[] = [
  {
    kind: 'account',
    value: {
      account: ACCOUNT,
      partition: 'aws',
      assumeRolePolicySizeQuota: 4_096,
    },
  },
  {
    kind: 'role',
    value: {
      account: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:role/nodes`,
      name: 'nodes',
      trustPolicy: '{}',
    },
  },
  provider(ACCOUNT, 'oidc.eks.eu-west-1.amazonaws.com/id/B'),
  provider(OTHER, ISSUER),
  provider('777788889999', 'oidc.example.com'),
  {
    kind: 'cluster',
    value: {
      cluster: 'prod',
      arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
      account: ACCOUNT,
      issuer: `https://${ISSUER}`,
    },
  },
  node('a', { 'kubernetes.io/os': 'linux' }),
  node('b', { 'kubernetes.io/os': 'windows' }),
  node('c', { 'eks.amazonaws.com/compute-type': 'fargate' }),
  ...['one', 'two'].map(
    (name): SnapshotRecord => ({
      kind: 'node-role',
      value: {
        cluster: 'prod',
        roleArn: `arn:aws:iam::${ACCOUNT}:role/nodes`,
        from: 'nodegroup',
        name,
      },
    }),
  ),
];

const answerOf = (complete: Parameters<typeof buildEstate>[0]) =>
  clusterAnswers(buildEstate(complete, 'eks.amazonaws.com')).get('prod');

describe('clusterAnswers', () => {
  it('counts what was read whole, and names the accounts that roles for it can be in', () => {
    const kinds = ['role', 'oidc-provider'] as const;
    const inCluster = [
      'node',
      'node-role',
      'pod-identity-association',
    ] as const;
    expect(
      answerOf([
        {
          sourceId: 'files:x',
          complete: [
            ...kinds.map(kind => ({ kind, of: ACCOUNT })),
            ...inCluster.map(kind => ({ kind, of: 'prod' })),
          ],
          records: RECORDS,
        },
      ]),
    ).toEqual({
      name: 'prod',
      arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
      issuer: `https://${ISSUER}`,
      associations: 0,
      nodes: { fargate: 1, windows: 1, others: 1 },
      nodeRoles: [`arn:aws:iam::${ACCOUNT}:role/nodes`],
      accounts: [
        {
          account: ACCOUNT,
          trustPolicySizeQuota: 4_096,
          roles: 1,
          oidcProviders: 1,
        },
        {
          account: OTHER,
          oidcProvider: {
            arn: `arn:aws:iam::${OTHER}:oidc-provider/${ISSUER}`,
            clientIds: ['sts.amazonaws.com'],
          },
        },
      ],
    });
  });

  it('counts nothing that was read in part', () => {
    const answer = answerOf([
      { sourceId: 'files:x', complete: [], records: RECORDS },
    ]);
    for (const key of ['associations', 'nodes', 'nodeRoles']) {
      expect(answer).not.toHaveProperty(key);
    }
    expect(answer?.accounts?.[0]).toEqual({
      account: ACCOUNT,
      trustPolicySizeQuota: 4_096,
    });
  });
});
