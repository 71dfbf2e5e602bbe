import { spawnSync } from 'node:child_process';
import { compareTrust, lintTrustPolicy, TrustPolicyDocument } from '../trust';
import { planMigration } from './planMigration';
import { MigrationMove, MigrationRequest, MigrationRole } from './types';

const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/payments/payments-api`;
const cluster = (name: string, id: string) => ({
  name,
  arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/${name}`,
  issuer: `https://oidc.eks.eu-west-1.amazonaws.com/id/${id}`,
  accounts: [{ account: ACCOUNT, trustPolicySizeQuota: 2_048 }],
});
const blue = cluster('blue', 'B1UE');
const green = cluster('green', '6REEN');
const provider = (id: string) =>
  `arn:aws:iam::${ACCOUNT}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/${id}`;

const nodes = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/nodes` },
  Action: 'sts:AssumeRole',
};
const github = {
  Effect: 'Allow',
  Principal: {
    Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
  },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
      'token.actions.githubusercontent.com:sub':
        'repo:acme/app:ref:refs/heads/main',
    },
  },
};
const irsa = (id: string, subject: string) => ({
  Effect: 'Allow',
  Principal: { Federated: provider(id) },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      [`oidc.eks.eu-west-1.amazonaws.com/id/${id}:sub`]: `system:serviceaccount:${subject}`,
      [`oidc.eks.eu-west-1.amazonaws.com/id/${id}:aud`]: 'sts.amazonaws.com',
    },
  },
});
const policy = (...statements: object[]): TrustPolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});

const move = (changes: Partial<MigrationMove> = {}): MigrationMove => ({
  serviceAccount: { cluster: 'blue', namespace: 'payments', name: 'api' },
  workloads: [{ kind: 'Deployment', name: 'payments-api' }],
  from: 'irsa',
  roleArn: ROLE,
  ...changes,
});
const role = (
  trustPolicy: TrustPolicyDocument | undefined,
  changes: Partial<MigrationRole> = {},
): MigrationRole => ({
  arn: ROLE,
  ...(trustPolicy ? { trustPolicy } : {}),
  assumesRoles: false,
  usedBy: [{ cluster: 'blue', namespace: 'payments', name: 'api' }],
  hasOtherUsers: false,
  ...changes,
});

function plan(changes: Partial<MigrationRequest>) {
  return planMigration({
    subject: 'component:default/payments-api',
    mechanism: 'irsa',
    moves: [move()],
    clusters: [blue, green],
    roles: [role(policy(irsa('B1UE', 'payments:api'), github))],
    ...changes,
  });
}

const titles = ({ steps }: ReturnType<typeof plan>) =>
  steps.map(({ title }) => title);
const stops = ({ checks }: ReturnType<typeof plan>) =>
  checks.filter(({ status }) => status === 'stop').map(({ text }) => text);

const kube2iam = () =>
  plan({
    moves: [
      move({
        from: 'kube2iam',
        serviceAccount: {
          cluster: 'blue',
          namespace: 'payments',
          name: 'default',
        },
      }),
    ],
    roles: [role(policy(nodes, github))],
  });
const toPodIdentity = () => plan({ mechanism: 'pod-identity' });
const toGreen = () => plan({ newCluster: 'green' });
const fromNode = () =>
  plan({
    moves: [move({ from: 'node-role', roleArn: undefined })],
    roles: [],
  });

describe('planMigration', () => {
  it('moves a workload from kube2iam to IRSA with a service account of its own', () => {
    const made = kube2iam();
    expect(made.canBegin).toBe(true);
    expect(titles(made)).toEqual([
      `See that account ${ACCOUNT} has an OIDC provider for blue`,
      'Let payments-api be assumed in the new way, too',
      'Apply the service account payments/payments-api in blue',
      'Start Deployment/payments-api anew in blue',
      'See that payments/payments-api in blue has payments-api',
      'Take the annotation iam.amazonaws.com/role off the pods',
      'Take the annotations of the agent off namespace payments in blue',
      'Take the way of the agent out of the trust policy of payments-api',
      'Take the agent out',
    ]);
    const [trust] = made.trust;
    expect(trust.during).toEqual(
      policy(nodes, github, irsa('B1UE', 'payments:payments-api')),
    );
    expect(trust.after).toEqual(trust.during);
    expect(made.moves).toEqual([
      {
        fromCluster: 'blue',
        cluster: 'blue',
        namespace: 'payments',
        serviceAccount: 'payments-api',
        workloads: [{ kind: 'Deployment', name: 'payments-api' }],
        roleArn: ROLE,
      },
    ]);
    expect(made.untouched).toEqual([
      expect.stringMatching(/^payments-api, Statement\[0\]: /),
      expect.stringMatching(/^payments-api, Statement\[1\]: .*GitHub|repo:/),
    ]);
    expect(made.files.map(({ path }) => path)).toEqual([
      'migration/MIGRATION.md',
      `migration/trust-policies/${ACCOUNT}/payments-api.before.json`,
      `migration/trust-policies/${ACCOUNT}/payments-api.during.json`,
      `migration/trust-policies/${ACCOUNT}/payments-api.after.json`,
      'migration/manifests/blue/payments/payments-api.yaml',
    ]);
    expect(made.files[4].content).toBe(
      `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: payments-api\n  namespace: payments\n  annotations:\n    eks.amazonaws.com/role-arn: ${ROLE}\n`,
    );
    expect(made.markdown).toContain('sts:ExternalId');
  });

  it('moves IRSA to Pod Identity and takes the old way away last', () => {
    const made = toPodIdentity();
    expect(titles(made)).toEqual([
      'See that blue has the Pod Identity agent',
      'Let payments-api be assumed in the new way, too',
      'Keep the service account payments/api in blue',
      'Associate payments/api in blue with payments-api',
      'Start Deployment/payments-api anew in blue',
      'See that payments/api in blue has payments-api',
      'Take the annotation off payments/api in blue',
      'Take the old way out of the trust policy of payments-api',
    ]);
    const [{ before, during, after }] = made.trust;
    const { gained, lost } = compareTrust(before, during, { roleArn: ROLE });
    expect(lost.class).toBe('none');
    expect(gained).toMatchObject({
      providers: [],
      podIdentity: [
        {
          clusters: { include: [blue.arn] },
          subjects: [{ namespace: 'payments', name: 'api' }],
        },
      ],
    });
    expect(compareTrust(during, after).lost).toMatchObject({
      class: 'exact',
      podIdentity: [],
    });
    expect(made.untouched).toEqual([expect.stringContaining('Statement[1]')]);
    for (const text of ['Fargate', 'Windows', 'Quota of associations', 'SDK']) {
      expect(made.markdown).toContain(text);
    }
  });

  it('brings a role to a new cluster beside the old one', () => {
    const made = toGreen();
    expect(titles(made)).toEqual([
      `See that account ${ACCOUNT} has an OIDC provider for green`,
      'Let payments-api be assumed in the new way, too',
      'Apply the service account payments/api in green',
      'Deploy Deployment/payments-api to green',
      'See that payments/api in green has payments-api',
      'Take the old way out of the trust policy of payments-api',
    ]);
    const [{ during, after }] = made.trust;
    expect(during).toEqual(
      policy(
        irsa('B1UE', 'payments:api'),
        github,
        irsa('6REEN', 'payments:api'),
      ),
    );
    expect(after).toEqual(policy(github, irsa('6REEN', 'payments:api')));
  });

  it('gives a workload on the role of its node a role of its own', () => {
    const made = fromNode();
    expect(made.canBegin).toBe(true);
    expect(titles(made)[1]).toMatch(
      /^Write down what blue-payments-api-[0-9a-f]{8} may do$/,
    );
    expect(titles(made)[2]).toMatch(
      /^Create the role blue-payments-api-[0-9a-f]{8}$/,
    );
    expect(made.trust).toEqual([
      expect.objectContaining({
        during: policy(irsa('B1UE', 'payments:api')),
      }),
    ]);
    expect(made.markdown).toContain('Write those that the workload uses');
  });

  it.each([
    ['kube2iam', kube2iam],
    ['Pod Identity', toPodIdentity],
    ['a new cluster', toGreen],
    ['the node', fromNode],
  ])(
    'writes commands of a shell and policies without a finding, %s',
    (_, make) => {
      const made = make();
      const script = made.steps
        .flatMap(({ commands, undo = '' }) => [...commands, undo])
        .concat(made.checks.flatMap(({ command = '' }) => command))
        .join('\n');
      expect(spawnSync('sh', ['-n', '-c', script]).status).toBe(0);
      for (const { during, after } of made.trust) {
        for (const each of [during, after]) {
          expect(
            lintTrustPolicy(each, { roleArn: made.trust[0].roleArn }).filter(
              ({ awsWouldReject }) => awsWouldReject,
            ),
          ).toEqual([]);
        }
      }
      const paths = script.match(/migration\/[^\s']+/g) ?? [];
      // What a new role may do is written by whoever follows the plan.
      for (const path of paths.filter(each => !/\/permissions\//.test(each))) {
        expect(made.files.map(file => file.path)).toContain(path);
      }
      expect(make()).toEqual(made);
    },
  );

  it('takes the nodes out of a role that nobody else has, last of all', () => {
    const legacy = move({ from: 'kube2iam' });
    const withNodes = { ...blue, nodeRoles: [nodes.Principal.AWS] };
    const alone = plan({
      moves: [legacy],
      clusters: [withNodes],
      roles: [role(policy(nodes, github))],
    });
    const [{ during, after }] = alone.trust;
    expect(during).toEqual(policy(nodes, github, irsa('B1UE', 'payments:api')));
    expect(after).toEqual(policy(github, irsa('B1UE', 'payments:api')));
    expect(alone.steps[alone.steps.length - 2]).toMatchObject({
      title:
        'Take the way of the agent out of the trust policy of payments-api',
      commands: [expect.stringContaining('payments-api.after.json')],
      undo: expect.stringContaining('payments-api.during.json'),
    });

    const shared = plan({
      moves: [legacy],
      clusters: [withNodes],
      roles: [role(policy(nodes), { hasOtherUsers: true })],
    });
    expect(shared.trust[0].after).toEqual(shared.trust[0].during);
  });

  it('says what was read of provider, nodes and quotas, and asks for no more', () => {
    const read = {
      ...blue,
      podIdentityAgent: true,
      associations: 7,
      nodes: { fargate: 0, windows: 0, others: 4 },
      accounts: [
        {
          account: ACCOUNT,
          trustPolicySizeQuota: 4_096,
          roles: 12,
          oidcProviders: 3,
          oidcProvider: {
            arn: provider('B1UE'),
            clientIds: ['sts.amazonaws.com'],
          },
        },
      ],
    };
    const toIrsa = plan({
      moves: [move({ from: 'node-role', roleArn: undefined })],
      clusters: [read],
      roles: [],
    });
    expect(
      toIrsa.checks
        .filter(({ status }) => status === 'ok')
        .map(each => each.text),
    ).toEqual([
      expect.stringContaining('of 4096 characters'),
      'The account has 12 roles, and this adds 1. The quota is 1000 by default.',
      'It is there, and takes tokens for sts.amazonaws.com.',
    ]);
    expect(titles(toIrsa)[0]).toMatch(/^Write down/);

    const podIdentity = plan({ mechanism: 'pod-identity', clusters: [read] });
    expect(podIdentity.markdown).toContain('None of its 4 nodes');
    expect(podIdentity.markdown).toContain('The cluster has 7 associations');
    const onFargate = plan({
      mechanism: 'pod-identity',
      clusters: [{ ...read, nodes: { fargate: 2, windows: 1, others: 1 } }],
    });
    expect(onFargate.checks).toContainEqual(
      expect.objectContaining({
        status: 'check',
        text: expect.stringContaining('2 of Fargate and 1 with Windows'),
      }),
    );
  });

  it.each([
    [[], 'Create the OIDC provider of green in account', 'create-open-id'],
    [
      ['other'],
      'Have the OIDC provider of green in account',
      'add-client-id-to-open-id',
    ],
  ])(
    'makes the provider fit for the new cluster, %j',
    (clientIds, title, text) => {
      const made = plan({
        newCluster: 'green',
        clusters: [
          blue,
          {
            ...green,
            accounts: [
              {
                account: ACCOUNT,
                oidcProviders: 1,
                ...(clientIds.length > 0 && {
                  oidcProvider: { arn: provider('6REEN'), clientIds },
                }),
              },
            ],
          },
        ],
      });
      expect(made.steps[0]).toMatchObject({
        title: expect.stringContaining(title),
        commands: [expect.stringContaining(text)],
      });
    },
  );

  it('keeps an audience of its own', () => {
    const custom = irsa('B1UE', 'payments:api');
    const made = plan({
      newCluster: 'green',
      roles: [
        role(
          policy({
            ...custom,
            Condition: {
              StringEquals: {
                ...custom.Condition.StringEquals,
                'oidc.eks.eu-west-1.amazonaws.com/id/B1UE:aud': 'vault',
              },
            },
          }),
        ),
      ],
    });
    expect(JSON.stringify(made.trust[0].after)).toContain(
      '"oidc.eks.eu-west-1.amazonaws.com/id/6REEN:aud":"vault"',
    );
    expect(
      made.files.find(({ path }) => path.endsWith('.yaml'))?.content,
    ).toContain('eks.amazonaws.com/audience: vault');
    expect(made.markdown).toContain('asks for tokens for vault');
  });

  it('changes every kind of workload that can be changed', () => {
    const made = plan({
      moves: [
        move({
          from: 'kiam',
          serviceAccount: {
            cluster: 'blue',
            namespace: 'payments',
            name: 'default',
          },
          workloads: ['StatefulSet', 'CronJob', 'Rollout', 'Job', 'Pod'].map(
            kind => ({ kind, name: kind.toLocaleLowerCase('en-US') }),
          ),
        }),
      ],
      roles: [role(policy(nodes))],
    });
    for (const text of [
      'kubectl set serviceaccount statefulset/statefulset statefulset',
      '{"spec":{"jobTemplate":{"spec":{"template":{"spec":{"serviceAccountName":"cronjob"}}}}}}',
      '{"spec":{"template":{"spec":{"serviceAccountName":"rollout"}}}}',
      'kubectl argo rollouts status rollout',
      'Job job cannot be changed: let it end, and create it anew',
      'Pod pod has to be deleted and created anew',
    ]) {
      expect(made.markdown).toContain(text);
    }
  });

  it('gives each workload of a shared service account its own', () => {
    const made = plan({
      moves: [
        move({
          from: 'kiam',
          serviceAccount: {
            cluster: 'blue',
            namespace: 'payments',
            name: 'default',
          },
          workloads: [
            { kind: 'Deployment', name: 'one' },
            { kind: 'CronJob', name: 'two' },
          ],
        }),
      ],
      roles: [role(policy(nodes))],
    });
    expect(
      made.files.filter(({ path }) => path.endsWith('.yaml')),
    ).toHaveLength(2);
    expect(made.markdown).toContain('CronJob two takes it over');
    expect(
      compareTrust(policy(nodes), made.trust[0].during).gained.providers[0]
        .subjects,
    ).toHaveLength(2);
  });

  it('says which others have the role', () => {
    const made = plan({
      mechanism: 'pod-identity',
      roles: [
        role(policy(irsa('B1UE', 'payments:api')), {
          usedBy: [
            { cluster: 'blue', namespace: 'payments', name: 'api' },
            { cluster: 'blue', namespace: 'ops', name: 'backup' },
          ],
          assumesRoles: true,
        }),
      ],
    });
    expect(made.markdown).toContain('ops/backup in blue become this role too');
    expect(made.markdown).toContain('PackedPolicyTooLarge');
  });

  it('passes over what is there already', () => {
    const there = { cluster: 'blue', namespace: 'payments', name: 'there' };
    const made = plan({
      mechanism: 'pod-identity',
      moves: [
        move(),
        move({ serviceAccount: there, from: 'pod-identity', roleArn: ROLE }),
      ],
    });
    expect(made.canBegin).toBe(true);
    expect(made.checks[0]).toEqual({
      status: 'ok',
      title: 'payments/there in blue',
      text: 'It has its role in this way already.',
    });
  });

  it('leaves a pattern that others need in place', () => {
    const wide = {
      ...irsa('B1UE', 'payments:*'),
      Condition: {
        StringLike: {
          'oidc.eks.eu-west-1.amazonaws.com/id/B1UE:sub':
            'system:serviceaccount:payments:*',
        },
      },
    };
    const made = plan({
      mechanism: 'pod-identity',
      roles: [role(policy(wide))],
    });
    expect(made.trust[0].after).toEqual(made.trust[0].during);
    expect(titles(made)).not.toContain(
      'Take the old way out of the trust policy of payments-api',
    );
  });

  it.each<[string, Partial<MigrationRequest>, string]>([
    ['an unread policy', { newCluster: 'green', roles: [] }, 'was not read'],
    [
      'a policy that gets too long',
      {
        newCluster: 'green',
        clusters: [
          blue,
          {
            ...green,
            accounts: [{ account: ACCOUNT, trustPolicySizeQuota: 500 }],
          },
        ].reverse(),
      },
      'the quota of the account is 500. Create a role of its own',
    ],
    [
      'a Deny',
      {
        newCluster: 'green',
        roles: [
          role(
            policy({
              ...irsa('6REEN', 'payments:api'),
              Effect: 'Deny',
            }),
          ),
        ],
      },
      'goes on refusing payments/api',
    ],
    [
      'a cluster without an issuer',
      { newCluster: 'dark', clusters: [blue, { name: 'dark' }] },
      'issuer of the cluster was not read',
    ],
    [
      'a cluster that is none of EKS',
      {
        mechanism: 'pod-identity',
        newCluster: 'dark',
        clusters: [blue, { name: 'dark' }],
      },
      'clusters of EKS only',
    ],
    [
      'a role of another account',
      {
        mechanism: 'pod-identity',
        moves: [move({ roleArn: 'arn:aws:iam::444455556666:role/app' })],
        roles: [role(policy(), { arn: 'arn:aws:iam::444455556666:role/app' })],
      },
      'only roles of the account of the cluster',
    ],
    ['a cluster nobody knows', { newCluster: 'moon' }, 'cluster moon'],
    ['nothing to do', {}, 'in this way already'],
    [
      'a move that cannot be told',
      { newCluster: 'green', moves: [move({ problem: 'Plan it elsewhere.' })] },
      'Plan it elsewhere.',
    ],
    [
      'a role nobody knows',
      { newCluster: 'green', moves: [move({ roleArn: 'x' })] },
      'Its role cannot be known',
    ],
    ['nothing at all', { moves: [] }, 'has a role'],
  ])('does not begin with %s', (_, changes, words) => {
    const made = plan(changes);
    expect(made.canBegin).toBe(false);
    expect(stops(made).join('\n')).toContain(words);
    expect(made.markdown).toContain('Do not begin');
  });

  it('lets no name out of its place in Markdown or a shell', () => {
    const made = plan({
      subject: '<b>x</b> [y](z) `\n# H',
      newCluster: '../a"; $(rm -rf x) `id` \'',
      clusters: [
        blue,
        { ...green, arn: undefined, name: '../a"; $(rm -rf x) `id` \'' },
      ],
    });
    const script = made.steps.flatMap(({ commands }) => commands).join('\n');
    const traced = spawnSync(
      '/bin/sh',
      ['-c', `kubectl() { :; }; aws() { :; }\n${script}`],
      {
        encoding: 'utf8',
        env: { PATH: '/nonexistent' },
      },
    );
    expect(traced.stderr).toBe('');
    expect(made.markdown).not.toMatch(/^# H/m);
    expect(made.markdown).not.toContain('<b>');
    for (const { path } of made.files) {
      expect(path).toMatch(/^migration(\/[\w-][\w.-]*)+$/);
    }
  });
});
