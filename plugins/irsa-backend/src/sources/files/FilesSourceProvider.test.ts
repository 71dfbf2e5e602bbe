import { createMockDirectory } from '@backstage/backend-test-utils';
import { RecordByKind, RecordKind } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { MAX_YAML_BYTES } from './readDocuments';
import { FilesSourceProvider } from './FilesSourceProvider';

const directory = createMockDirectory();

async function read(sourceId: string) {
  const provider = new FilesSourceProvider({ directory: directory.path });
  const sources = await provider.listSources();
  const source = sources.find(each => each.id.endsWith(sourceId));
  if (!source) {
    throw new Error(`No source ${sourceId}`);
  }
  const items: SourceItem[] = [];
  for await (const item of source.read({
    signal: new AbortController().signal,
    previous: async () => [],
  })) {
    items.push(item);
  }
  const records = items.flatMap(item =>
    item.type === 'record' ? [item.record] : [],
  );
  return {
    records,
    of: <K extends RecordKind>(kind: K): RecordByKind[K][] =>
      records
        .filter(record => record.kind === kind)
        .map(record => record.value as RecordByKind[K]),
    complete: items
      .flatMap(item => (item.type === 'complete' ? [item.mark.kind] : []))
      .sort(),
    problems: items.flatMap(item =>
      item.type === 'problem' ? [item.problem.message] : [],
    ),
    readAt: items.flatMap(item =>
      item.type === 'read-at' ? [item.readAt] : [],
    )[0],
  };
}

const account = 'accounts/111122223333';
const role = {
  RoleName: 'app',
  Arn: 'arn:aws:iam::111122223333:role/app',
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
  AttachedManagedPolicies: [{ PolicyName: 'queue', PolicyArn: 'arn:x' }],
  RolePolicyList: [],
  Tags: [{ Key: 'team', Value: 'payments' }],
};
const details = (change: object = {}) =>
  JSON.stringify({ RoleDetailList: [role], IsTruncated: false, ...change });

afterEach(() => directory.clear());

describe('the folder of an account', () => {
  it('has the managed policies that its roles name, wherever in the files they are', async () => {
    const queue = 'arn:aws:iam::111122223333:policy/queue';
    const naming = {
      ...role,
      AttachedManagedPolicies: [{ PolicyName: 'queue', PolicyArn: queue }],
    };
    const policy = (Arn: string) => ({
      Arn,
      PolicyName: 'queue',
      DefaultVersionId: 'v1',
      PolicyVersionList: [
        { VersionId: 'v1', Document: { Version: '2012-10-17', Statement: [] } },
      ],
    });
    directory.setContent({
      [account]: {
        'account-authorization-details-1.json': details({
          RoleDetailList: [],
          Policies: [policy(queue), policy('arn:aws:iam::aws:policy/Unused')],
          IsTruncated: true,
        }),
        'account-authorization-details-2.json': details({
          RoleDetailList: [naming],
        }),
      },
    });
    const { of, complete, problems } = await read(account);
    expect(problems).toEqual([]);
    expect(of('managed-policy')).toEqual([
      {
        account: '111122223333',
        arn: queue,
        name: 'queue',
        document: '{"Version":"2012-10-17","Statement":[]}',
      },
    ]);
    expect(complete).toEqual(['managed-policy', 'role']);
  });

  it('has not read the managed policies where roles name some that the files do not hold', async () => {
    directory.setContent({
      [account]: { 'account-authorization-details.json': details() },
    });
    const { complete, problems } = await read(account);
    expect(problems).toEqual([]);
    expect(complete).toEqual(['role']);
  });

  it('is read from what the AWS CLI prints', async () => {
    directory.setContent({
      [account]: {
        'account-authorization-details-1.json': details({
          IsTruncated: true,
          Marker: 'x',
        }),
        'account-authorization-details-2.json': JSON.stringify({
          RoleDetailList: [
            {
              ...role,
              RoleName: 'encoded',
              Arn: 'arn:aws:iam::111122223333:role/encoded',
              AssumeRolePolicyDocument: '%7B%7D',
            },
          ],
        }),
        'open-id-connect-providers': {
          'a.json': JSON.stringify({
            Url: 'oidc.example.com/id/A',
            ClientIDList: ['sts.amazonaws.com'],
          }),
        },
        'account-summary.json': JSON.stringify({
          SummaryMap: { AssumeRolePolicySizeQuota: 4096 },
        }),
      },
    });
    const { of, complete, problems } = await read(account);
    expect(problems).toEqual([]);
    expect(complete).toEqual(['oidc-provider', 'role']);
    expect(of('role')).toEqual([
      {
        account: '111122223333',
        arn: 'arn:aws:iam::111122223333:role/app',
        name: 'app',
        trustPolicy: '{"Version":"2012-10-17","Statement":[]}',
        attachedPolicies: ['arn:x'],
        inlinePolicies: [],
        tags: { team: 'payments' },
      },
      expect.objectContaining({ name: 'encoded', trustPolicy: '%7B%7D' }),
    ]);
    expect(of('oidc-provider')[0].arn).toBe(
      'arn:aws:iam::111122223333:oidc-provider/oidc.example.com/id/A',
    );
    expect(of('account')).toEqual([
      {
        account: '111122223333',
        partition: 'aws',
        assumeRolePolicySizeQuota: 4096,
      },
    ]);
  });

  it('knows how long sessions may last from the list of roles, where service accounts may become them', async () => {
    const trusting = {
      ...role,
      RoleName: 'pods',
      Arn: 'arn:aws:iam::111122223333:role/pods',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      },
    };
    directory.setContent({
      [account]: {
        'account-authorization-details.json': details({
          RoleDetailList: [role, trusting],
        }),
        'roles-1.json': JSON.stringify({
          Roles: [{ Arn: role.Arn, MaxSessionDuration: 3600 }],
        }),
        'roles-2.json': JSON.stringify({
          Roles: [{ Arn: trusting.Arn, MaxSessionDuration: 43200 }],
        }),
        'roles-3.json': '{"RoleDetailList": []}',
      },
    });
    const { of, problems } = await read(account);
    expect(
      of('role').map(({ name, maxSessionDuration }) => [
        name,
        maxSessionDuration,
      ]),
    ).toEqual([
      ['app', undefined],
      ['pods', 43200],
    ]);
    expect(problems).toEqual([
      'roles-3.json: it has no Roles, as aws iam list-roles prints them.',
    ]);
  });

  it.each([
    [
      'a page that is missing',
      details({ IsTruncated: true }),
      'the last one is missing',
    ],
    [
      'a role of another account',
      details({
        RoleDetailList: [
          { ...role, Arn: 'arn:aws:iam::999900001111:role/app' },
        ],
      }),
      'RoleDetailList[0]: arn:aws:iam::999900001111:role/app does not belong to account 111122223333',
    ],
    ['something else', '{"Roles": []}', 'it has no RoleDetailList'],
    ['broken JSON', '{\n  "RoleDetailList": [\n    {]\n}', 'line 3'],
  ])('does not take roles as read whole with %s', async (_, text, problem) => {
    directory.setContent({
      [account]: { 'account-authorization-details.json': text },
    });
    const { complete, problems } = await read(account);
    expect(complete).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(problems[0]).toMatch(/^account-authorization-details/);
  });

  it('does not take providers as read when their folder is not there', async () => {
    directory.setContent({
      [account]: { 'account-authorization-details.json': details() },
    });
    expect((await read(account)).complete).toEqual(['role']);
  });

  it('fails when it is not named by an account id', async () => {
    directory.setContent({ 'accounts/prod': { 'x.json': '{}' } });
    await expect(read('accounts/prod')).rejects.toThrow('12 digits');
  });
});

const cluster = 'clusters/prod-euw1';
const list = (kind: string, ...items: object[]) =>
  JSON.stringify({ apiVersion: 'v1', kind, items });
const object = (kind: string, name: string, rest: object = {}) => ({
  kind,
  metadata: { name, namespace: 'payments' },
  ...rest,
});

describe('the folder of a cluster', () => {
  it('is read from what the AWS CLI and kubectl print', async () => {
    directory.setContent({
      [cluster]: {
        'cluster.json': JSON.stringify({
          cluster: {
            name: 'prod',
            arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
            version: '1.34',
            identity: { oidc: { issuer: 'https://oidc.example.com/id/A' } },
            computeConfig: { enabled: false },
          },
        }),
        'pod-identity-associations.json': JSON.stringify([
          {
            association: {
              associationId: 'a-1',
              namespace: 'payments',
              serviceAccount: 'api',
              roleArn: role.Arn,
              disableSessionTags: true,
            },
          },
        ]),
        'addons.json': JSON.stringify({
          addon: { addonName: 'vpc-cni', addonVersion: 'v1', status: 'ACTIVE' },
        }),
        'all.yaml': `
apiVersion: v1
kind: List
items:
  - kind: ServiceAccount
    metadata:
      name: api
      namespace: payments
      annotations:
        eks.amazonaws.com/role-arn: ${role.Arn}
        other.example.com/note: dropped
  - kind: Deployment
    metadata: { name: api, namespace: payments, labels: { app: api } }
    spec:
      template:
        metadata: { labels: { app: api } }
        spec:
          serviceAccountName: api
          containers:
            - name: app
              env:
                - { name: AWS_REGION, value: eu-west-1 }
                - { name: AWS_SECRET_ACCESS_KEY, value: dropped }
                - { name: DATABASE_PASSWORD, value: dropped }
---
kind: Secret
metadata: { name: s, namespace: payments }
data: { password: ZHJvcHBlZA== }
---
kind: CronJob
metadata: { name: nightly, namespace: payments }
spec: { jobTemplate: { spec: { template: { spec: { containers: [] } } } } }
`,
        'pods.json': list(
          'PodList',
          object('Pod', 'api-1', {
            metadata: {
              name: 'api-1',
              namespace: 'payments',
              ownerReferences: [
                { kind: 'Other', name: 'o' },
                { kind: 'ReplicaSet', name: 'api-5d', controller: true },
              ],
            },
            spec: {
              serviceAccountName: 'api',
              containers: [
                { name: 'app', env: [{ name: 'AWS_ROLE_ARN', value: 'arn' }] },
              ],
              volumes: [
                {
                  projected: {
                    sources: [
                      {
                        serviceAccountToken: { audience: 'sts.amazonaws.com' },
                      },
                    ],
                  },
                },
              ],
            },
            status: { phase: 'Running' },
          }),
        ),
        'namespaces.json': list('NamespaceList'),
      },
    });
    const { of, complete, problems, records } = await read(cluster);
    expect(problems).toEqual([]);
    expect(complete).toEqual([
      'addon',
      'cluster',
      'namespace',
      'pod',
      'pod-identity-association',
      'service-account',
      'workload',
    ]);
    expect(of('cluster')).toEqual([
      {
        cluster: 'prod-euw1',
        eksName: 'prod',
        arn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
        account: '111122223333',
        issuer: 'https://oidc.example.com/id/A',
        version: '1.34',
        autoMode: false,
      },
    ]);
    expect(of('service-account')[0].annotations).toEqual({
      'eks.amazonaws.com/role-arn': role.Arn,
    });
    expect(of('workload')).toEqual([
      expect.objectContaining({
        kind: 'Deployment',
        serviceAccount: 'api',
        containers: [
          {
            name: 'app',
            awsEnvironment: [
              { name: 'AWS_REGION', value: 'eu-west-1' },
              { name: 'AWS_SECRET_ACCESS_KEY' },
            ],
          },
        ],
      }),
      expect.objectContaining({ kind: 'CronJob', serviceAccount: 'default' }),
    ]);
    expect(of('pod')).toEqual([
      expect.objectContaining({
        owner: { kind: 'ReplicaSet', name: 'api-5d' },
        tokenAudiences: ['sts.amazonaws.com'],
      }),
    ]);
    expect(JSON.stringify(records)).not.toMatch(/dropped|ZHJvcHBlZA/);
  });

  describe('with what EKS says of nodes', () => {
    const files = {
      'cluster.json': JSON.stringify({
        cluster: {
          name: 'prod',
          accessConfig: { authenticationMode: 'API' },
          computeConfig: {
            nodeRoleArn: 'arn:aws:iam::111122223333:role/auto',
          },
        },
      }),
      'nodegroups.json': JSON.stringify([
        {
          nodegroup: {
            nodegroupName: 'linux',
            nodeRole: 'arn:aws:iam::111122223333:role/node',
          },
        },
      ]),
      'fargate-profiles.json': JSON.stringify({
        fargateProfile: {
          fargateProfileName: 'batch',
          podExecutionRoleArn: 'arn:aws:iam::111122223333:role/fargate',
        },
      }),
      'access-entries.json': JSON.stringify([
        {
          accessEntry: {
            principalArn: 'arn:aws:iam::111122223333:role/node',
            type: 'EC2_LINUX',
          },
        },
        {
          accessEntry: {
            principalArn: 'arn:aws:iam::111122223333:role/karpenter-node',
            type: 'EC2_LINUX',
          },
        },
        {
          accessEntry: {
            principalArn: 'arn:aws:iam::111122223333:user/ops',
            type: 'STANDARD',
          },
        },
      ]),
    };
    const readWith = (change: Record<string, string>) => {
      directory.setContent({ 'clusters/prod': { ...files, ...change } });
      return read('clusters/prod');
    };

    it('knows the roles of all nodes', async () => {
      const { of, complete, problems } = await readWith({});
      const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
      expect(problems).toEqual([]);
      expect(of('node-role')).toEqual([
        {
          cluster: 'prod',
          roleArn: arn('node'),
          from: 'nodegroup',
          name: 'linux',
        },
        {
          cluster: 'prod',
          roleArn: arn('fargate'),
          from: 'fargate-profile',
          name: 'batch',
        },
        {
          cluster: 'prod',
          roleArn: arn('karpenter-node'),
          from: 'access-entry',
        },
        { cluster: 'prod', roleArn: arn('auto'), from: 'auto-mode' },
      ]);
      expect(complete).toContain('node-role');
    });

    it.each([
      [
        'the ConfigMap aws-auth may let in others',
        { 'cluster.json': '{"cluster": {"name": "prod"}}' },
        [],
      ],
      [
        'a list stands for what it lists',
        { 'nodegroups.json': '{"nodegroups": ["linux"]}' },
        [
          'nodegroups.json: an answer without nodeRole; the list has none, what describes each nodegroup has.',
        ],
      ],
      [
        'something else stands for a role',
        { 'nodegroups.json': '{"nodegroup": {"nodeRole": "node"}}' },
        [expect.stringContaining("nodegroups.json: the role is 'node'.")],
      ],
      [
        'a file is broken',
        { 'access-entries.json': '[' },
        [expect.stringContaining('access-entries.json')],
      ],
    ])('does not know them all where %s', async (_, change, expected) => {
      const { complete, problems } = await readWith(change);
      expect(complete).not.toContain('node-role');
      expect(problems).toEqual(expected);
    });
  });

  it('takes a kind that no file has as not read', async () => {
    directory.setContent({
      [cluster]: {
        'sa.json': list('List', object('ServiceAccount', 'api')),
        'deploy.json': list('List', object('Deployment', 'api')),
      },
    });
    expect((await read(cluster)).complete).toEqual(['service-account']);
  });

  const kubernetes = (files: Record<string, string>) =>
    directory.setContent({ [cluster]: files });
  const yaml = (...documents: object[]) =>
    documents.map(each => JSON.stringify(each)).join('\n---\n');
  const roleArn = 'arn:aws:iam::111122223333:role/app';

  it('reads nodes, webhooks, their ConfigMap, Rollouts and RBAC as it reads them from a cluster', async () => {
    kubernetes({
      'all.yaml': yaml(
        {
          kind: 'Node',
          metadata: { name: 'n', labels: { 'kubernetes.io/os': 'linux' } },
        },
        {
          kind: 'MutatingWebhookConfiguration',
          metadata: { name: 'pod-identity-webhook' },
          webhooks: [
            {
              name: 'iam-for-pods.amazonaws.com',
              rules: [
                {
                  operations: ['CREATE'],
                  apiGroups: [''],
                  apiVersions: ['v1'],
                  resources: ['pods'],
                },
              ],
            },
          ],
        },
        {
          kind: 'ConfigMap',
          metadata: { name: 'pod-identity-webhook', namespace: 'kube-system' },
          data: {
            config: JSON.stringify({ 'shop/api': { RoleARN: roleArn } }),
          },
        },
        {
          kind: 'Rollout',
          metadata: { name: 'canary', namespace: 'shop' },
          spec: { template: { spec: { serviceAccountName: 'api' } } },
        },
        {
          kind: 'RoleBinding',
          metadata: { name: 'deploy', namespace: 'shop' },
          roleRef: { kind: 'ClusterRole', name: 'edit' },
          subjects: [{ kind: 'User', name: 'ann' }],
        },
        {
          kind: 'ClusterRole',
          metadata: { name: 'edit' },
          rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }],
        },
      ),
      'roles.json': list('RoleList'),
      'bindings.json': list('ClusterRoleBindingList'),
    });
    const { of, complete, problems } = await read(cluster);
    expect(problems).toEqual([]);
    expect(complete).toEqual([
      'access-grant',
      'mutating-webhook',
      'node',
      'webhook-role',
    ]);
    expect(of('node')).toEqual([
      {
        cluster: 'prod-euw1',
        name: 'n',
        labels: { 'kubernetes.io/os': 'linux' },
      },
    ]);
    expect(of('mutating-webhook')).toHaveLength(1);
    expect(of('webhook-role')).toEqual([
      {
        cluster: 'prod-euw1',
        namespace: 'shop',
        serviceAccount: 'api',
        roleArn,
      },
    ]);
    expect(of('workload')).toEqual([
      expect.objectContaining({ kind: 'Rollout', serviceAccount: 'api' }),
    ]);
    expect(of('access-grant')).toEqual([
      {
        cluster: 'prod-euw1',
        namespace: 'shop',
        binding: 'RoleBinding/deploy',
        role: 'ClusterRole/edit',
        subjects: ['User:ann'],
        creates: ['pods'],
      },
    ]);
  });

  it('takes a ConfigMap of another name for none of the webhook, and RBAC for read only with all four kinds', async () => {
    kubernetes({
      'some.yaml': yaml(
        {
          kind: 'ConfigMap',
          metadata: { name: 'settings', namespace: 'kube-system' },
        },
        { kind: 'ClusterRole', metadata: { name: 'edit' } },
      ),
      'bindings.json': list('RoleBindingList'),
    });
    const { complete, records } = await read(cluster);
    expect(complete).toEqual([]);
    expect(records).toEqual([]);
  });

  it('names a ConfigMap of the webhook that is malformed, and does not take it as read', async () => {
    kubernetes({
      'webhook.yaml': yaml({
        kind: 'ConfigMap',
        metadata: { name: 'pod-identity-webhook', namespace: 'kube-system' },
        data: { config: '{"shop/api":' },
      }),
    });
    const { complete, problems } = await read(cluster);
    expect(complete).toEqual([]);
    expect(problems).toEqual([
      'webhook.yaml: a ConfigMap pod-identity-webhook whose data.config is not a JSON object.',
    ]);
  });

  it('takes kinds that read.yaml names, and an empty typed list, as read', async () => {
    directory.setContent({
      [cluster]: {
        'pods.json': list('PodList'),
        'read.yaml':
          'kinds: [ServiceAccount]\nreadAt: 2026-11-01T10:00:00+01:00\n',
      },
    });
    const { complete, readAt } = await read(cluster);
    expect(complete).toEqual(['pod', 'service-account', 'workload']);
    expect(readAt).toBe('2026-11-01T09:00:00.000Z');
  });

  it('names the line of a broken file, reads the rest, and doubts only the kinds that it is about', async () => {
    directory.setContent({
      [cluster]: {
        'deploy.yaml':
          'kind: Deployment\nmetadata:\n  name: "api\n  namespace: payments\nspec: {}\n',
        'sa.json': list('List', object('ServiceAccount', 'api')),
        'pods.json': list('PodList'),
      },
    });
    const { complete, problems, of } = await read(cluster);
    expect(problems).toEqual([
      expect.stringMatching(/^deploy\.yaml: line \d+, column \d+: /),
    ]);
    expect(of('service-account')).toHaveLength(1);
    expect(complete).not.toContain('workload');
  });

  it.each([
    ['a file that is cut off', '{"kind": "List", "items": [{"kind": "Serv'],
    ['a file that says nothing', '{]'],
  ])('doubts every kind with %s', async (_, text) => {
    directory.setContent({
      [cluster]: {
        'sa.json': list('List', object('ServiceAccount', 'api')),
        'pods.json': list('PodList'),
        'broken.json': text,
      },
    });
    expect((await read(cluster)).complete).toEqual([]);
  });

  it('names an object without a name', async () => {
    directory.setContent({
      [cluster]: { 'sa.json': list('List', { kind: 'ServiceAccount' }) },
    });
    const { complete, problems } = await read(cluster);
    expect(problems).toEqual([
      'sa.json: a ServiceAccount without metadata.name.',
    ]);
    expect(complete).toEqual([]);
  });

  it('stands up to aliases that multiply without end', async () => {
    const bomb = ['a0: &a0 [x, x]'];
    for (let level = 1; level < 30; level++) {
      bomb.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
    }
    directory.setContent({ [cluster]: { 'bomb.yaml': bomb.join('\n') } });
    expect((await read(cluster)).problems).toEqual([
      expect.stringMatching(/^bomb\.yaml: .*alias/),
    ]);
  });

  it('stands up to nesting without end', async () => {
    directory.setContent({
      [cluster]: { 'deep.yaml': '['.repeat(100_000) },
    });
    expect((await read(cluster)).problems).toHaveLength(1);
  });

  it('refuses a file that is too large and says what to do', async () => {
    directory.setContent({
      [cluster]: { 'large.yaml': `# ${'x'.repeat(MAX_YAML_BYTES)}` },
    });
    expect((await read(cluster)).problems).toEqual([
      expect.stringMatching(/^large\.yaml: .*export as JSON/),
    ]);
  });
});

describe('a directory', () => {
  it('that does not exist is a clear error', async () => {
    await expect(
      new FilesSourceProvider({ directory: './nowhere' }).listSources(),
    ).rejects.toThrow(
      /nowhere' of irsa\.files cannot be read \(ENOENT\).*working directory/,
    );
  });

  it('that is none of ours is a clear error', async () => {
    directory.setContent({ 'src/x.txt': '' });
    await expect(
      new FilesSourceProvider({ directory: directory.path }).listSources(),
    ).rejects.toThrow("neither a folder 'accounts' nor a folder 'clusters'");
  });
});
