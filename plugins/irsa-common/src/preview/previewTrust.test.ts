import { previewTrust } from './previewTrust';
import { PreviewCluster, TrustPreviewInput } from './types';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/payments-api`;
const ISSUERS = {
  blue: 'oidc.eks.eu-west-1.amazonaws.com/id/B1UE',
  green: 'oidc.eks.eu-west-1.amazonaws.com/id/6REEN',
};
const provider = (issuer: string, account = ACCOUNT) =>
  `arn:aws:iam::${account}:oidc-provider/${issuer}`;

function cluster(
  name: 'blue' | 'green',
  names: readonly string[],
  changes: Partial<PreviewCluster> = {},
): PreviewCluster {
  return {
    name,
    issuer: ISSUERS[name],
    arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/${name}`,
    serviceAccounts: names.map(each => {
      const [namespace, serviceAccount] = each.split('/');
      return {
        namespace,
        name: serviceAccount,
        audience: 'sts.amazonaws.com',
      };
    }),
    associations: [],
    notRead: [],
    ...changes,
  };
}

const clusters = [
  cluster('blue', ['payments/api', 'payments/worker', 'shop/api']),
  cluster('green', ['payments/api', 'payments/worker', 'shop/api']),
];

function irsa(issuer: string, subject?: string, account?: string) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider(issuer, account) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' },
      ...(subject
        ? {
            StringLike: {
              [`${issuer}:sub`]: `system:serviceaccount:${subject}`,
            },
          }
        : {}),
    },
  };
}
const podIdentity = {
  Effect: 'Allow',
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
};
const policy = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

function preview(
  before: unknown,
  after: unknown,
  changes: Partial<TrustPreviewInput> = {},
) {
  const answer = previewTrust({
    before,
    after,
    roleArn: ROLE,
    clusters,
    ...changes,
  });
  const names = (list: typeof answer.gained) =>
    list.map(each => `${each.cluster}/${each.namespace}/${each.name}`);
  return {
    answer,
    gained: names(answer.gained),
    lost: names(answer.lost),
    unchanged: names(answer.unchanged),
    unknown: names(answer.unknown),
  };
}

describe('previewTrust', () => {
  it('names who gains and who loses, over all clusters', () => {
    const { answer, gained, lost, unchanged } = preview(
      policy(
        irsa(ISSUERS.blue, 'payments:api'),
        irsa(ISSUERS.blue, 'shop:api'),
      ),
      policy(
        irsa(ISSUERS.blue, 'payments:api'),
        irsa(ISSUERS.green, 'payments:api'),
      ),
    );
    expect(gained).toEqual(['green/payments/api']);
    expect(lost).toEqual(['blue/shop/api']);
    expect(unchanged).toEqual(['blue/payments/api']);
    expect(answer).toMatchObject({
      unknown: [],
      appearing: [],
      disappearing: [],
      classes: { before: 'exact', after: 'exact' },
      clusters: { known: 2, read: 2 },
      notes: [],
    });
  });

  it('expands a wildcard to the names of today, and says who could come', () => {
    const { answer, gained } = preview(
      policy(irsa(ISSUERS.blue, 'payments:api')),
      policy(irsa(ISSUERS.blue, 'payments:*')),
    );
    expect(gained).toEqual(['blue/payments/worker']);
    expect(answer.appearing).toEqual([
      {
        cluster: 'blue',
        provider: provider(ISSUERS.blue),
        namespacePattern: 'payments',
        namePattern: '*',
        why: 'Whoever creates a service account that matches.',
      },
    ]);
    expect(answer.sets.gained.class).toBe('namespace');
    expect(answer.disappearing).toEqual([]);
  });

  it('says that a trusted name does not exist', () => {
    const { answer, gained } = preview(
      policy(),
      policy(irsa(ISSUERS.blue, 'payments:apii')),
    );
    expect(gained).toEqual([]);
    expect(answer.appearing).toEqual([
      expect.objectContaining({
        namePattern: 'apii',
        why: 'Whoever creates this service account, which does not exist.',
      }),
    ]);
  });

  it('counts Pod Identity where an association gives the role', () => {
    const associated = [
      cluster('blue', ['payments/api', 'payments/worker'], {
        associations: [
          {
            namespace: 'payments',
            serviceAccount: 'api',
            roleArn: ROLE,
            sessionTags: true,
          },
          {
            namespace: 'payments',
            serviceAccount: 'worker',
            roleArn: `${ROLE}-other`,
            sessionTags: true,
          },
        ],
      }),
    ];
    const { answer, gained } = preview(policy(), policy(podIdentity), {
      clusters: associated,
    });
    expect(gained).toEqual(['blue/payments/api']);
    expect(answer.appearing).toEqual([
      expect.objectContaining({
        clusterArns: ['*'],
        namespacePattern: '*',
        why: expect.stringContaining('association'),
      }),
    ]);
  });

  it('keeps the role of somebody who only changes the way', () => {
    const associated = [
      cluster('blue', ['payments/api'], {
        associations: [
          {
            namespace: 'payments',
            serviceAccount: 'api',
            roleArn: ROLE,
            sessionTags: true,
          },
        ],
      }),
    ];
    expect(
      preview(policy(irsa(ISSUERS.blue, 'payments:api')), policy(podIdentity), {
        clusters: associated,
      }),
    ).toMatchObject({
      unchanged: ['blue/payments/api'],
      gained: [],
      lost: [],
    });
  });

  it('gives nothing through a provider of another account than the role', () => {
    const foreign = policy(irsa(ISSUERS.blue, 'payments:api', '444455556666'));
    expect(preview(policy(), foreign).gained).toEqual([]);
    expect(preview(policy(), foreign, { roleArn: undefined }).gained).toEqual([
      'blue/payments/api',
    ]);
  });

  it('leaves out audiences that the policy does not take', () => {
    const custom = [
      {
        ...cluster('blue', ['payments/api']),
        serviceAccounts: [
          { namespace: 'payments', name: 'api', audience: 'vault' },
        ],
      },
    ];
    expect(
      preview(policy(), policy(irsa(ISSUERS.blue, 'payments:api')), {
        clusters: custom,
      }).gained,
    ).toEqual([]);
  });

  it('does not know who matches a condition that cannot be known', () => {
    const conditional = irsa(ISSUERS.blue, 'payments:api');
    const after = policy({
      ...conditional,
      Condition: {
        ...conditional.Condition,
        IpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
      },
    });
    expect(preview(policy(), after)).toMatchObject({
      gained: [],
      unknown: ['blue/payments/api'],
    });
  });

  it('says what was not read, and which issuer no source knows', () => {
    const { answer } = preview(
      policy(),
      policy(irsa('oidc.example.com/x', 'a:b'), podIdentity),
      {
        clusters: [
          cluster('blue', [], {
            notRead: ['service-account', 'pod-identity-association'],
          }),
          clusters[1],
        ],
      },
    );
    expect(answer.clusters).toEqual({ known: 2, read: 1 });
    expect(answer.notes).toEqual([
      expect.stringContaining('No cluster with the issuer of arn:aws:iam::'),
      expect.stringContaining('The service accounts of blue were not read'),
      expect.stringContaining('associations of blue were not read'),
    ]);
    expect(answer.appearing[0]).toMatchObject({
      why: expect.stringContaining('which no source knows'),
    });
  });

  it('knows nothing where a policy cannot be read', () => {
    const { answer } = preview(
      policy(irsa(ISSUERS.blue, 'payments:api')),
      undefined,
    );
    expect(answer.classes.after).toBe('unknown');
    expect(answer.gained).toEqual([]);
    expect(answer.unknown.length).toBeGreaterThan(0);
    expect(answer.notes.length).toBeGreaterThan(0);
  });
});
