import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { Estate } from './Estate';
import { ClusterFolder } from './ClusterFolder';

const FLEET = path.resolve(__dirname, '../../../../../examples/fleet');
const ACCOUNT = '111122223333';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/workloads/payments/gift-cards`;
const NOW = new Date('2026-11-24T12:00:00Z');
const policy = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});
const TRUST = policy({ Effect: 'Allow', Action: 'sts:AssumeRole' });

const serviceAccount = (name: string, annotations = {}) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace: 'payments', annotations },
});
const deployment = (name: string, serviceAccountName: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'payments' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { serviceAccountName, containers: [{ name: 'main' }] },
    },
  },
});
const withRole = { 'eks.amazonaws.com/role-arn': ROLE };

describe('Estate', () => {
  let directory: string;
  let estate: Estate;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'estate-'));
    await cp(FLEET, directory, { recursive: true });
    estate = new Estate({ directory, now: () => NOW });
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  const open = (cluster: string) => ClusterFolder.open(directory, cluster);
  const podsOf = async (cluster: string, owner: string) =>
    (await open(cluster))
      .list('Pod')
      .filter(({ metadata }) => metadata.name.startsWith(`${owner}-`));
  const rolesOf = async (kind: string) => {
    const folder = path.join(directory, 'accounts', ACCOUNT);
    const names = (await readdir(folder)).filter(
      name => name.startsWith(kind) && name.endsWith('.json'),
    );
    const documents = await Promise.all(
      names.map(async name =>
        JSON.parse(await readFile(path.join(folder, name), 'utf8')),
      ),
    );
    return documents.flatMap(each => each.RoleDetailList ?? each.Roles);
  };
  const roleOf = async (arn: string, kind = 'account-authorization-details') =>
    (await rolesOf(kind)).filter(({ Arn }) => Arn === arn);

  it('makes a role once, and puts what is planned later in its place', async () => {
    const role = {
      arn: ROLE,
      trustPolicy: TRUST,
      permissionsPolicy: policy(),
      permissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/workload-boundary`,
      tags: { owner: 'team-checkout' },
    };
    expect(await estate.apply({ roles: [role] })).toEqual([
      `accounts/${ACCOUNT}`,
    ]);
    const before = await roleOf(ROLE);
    expect(before).toMatchObject([
      {
        Path: '/workloads/payments/',
        RoleName: 'gift-cards',
        AssumeRolePolicyDocument: TRUST,
        RolePolicyList: [{ PolicyDocument: policy() }],
        PermissionsBoundary: {
          PermissionsBoundaryArn: role.permissionsBoundary,
        },
        Tags: [{ Key: 'owner', Value: 'team-checkout' }],
      },
    ]);
    await estate.apply({ roles: [{ ...role, trustPolicy: policy() }] });
    const after = await roleOf(ROLE);
    expect(after).toMatchObject([
      { RoleId: before[0].RoleId, AssumeRolePolicyDocument: policy() },
    ]);
    expect(await roleOf(ROLE, 'roles')).toHaveLength(1);
  });

  it('gives a role another trust policy and keeps the rest of it', async () => {
    const roleArn = `arn:aws:iam::${ACCOUNT}:role/erp-bridge`;
    const [before] = await roleOf(roleArn);
    await estate.apply({ trustPolicies: [{ roleArn, policy: TRUST }] });
    const [after] = await roleOf(roleArn);
    expect(after).toEqual({
      ...before,
      AssumeRolePolicyDocument: TRUST,
      RoleLastUsed: { LastUsedDate: NOW.toISOString() },
    });
  });

  it('keeps policies percent-encoded where an account has them so', async () => {
    const roleArn = 'arn:aws:iam::444455556666:role/lake-ingest';
    await estate.apply({ trustPolicies: [{ roleArn, policy: TRUST }] });
    const file = path.join(
      directory,
      'accounts/444455556666/account-authorization-details.json',
    );
    const { RoleDetailList } = JSON.parse(await readFile(file, 'utf8'));
    const { AssumeRolePolicyDocument } = RoleDetailList.find(
      ({ Arn }: { Arn: string }) => Arn === roleArn,
    );
    expect(JSON.parse(decodeURIComponent(AssumeRolePolicyDocument))).toEqual(
      TRUST,
    );
  });

  it('deploys a workload, whose pods the webhook gives their role', async () => {
    await estate.apply({
      objects: [
        {
          cluster: 'prod-euw1',
          objects: [
            deployment('gift-cards', 'gift-cards'),
            serviceAccount('gift-cards', withRole),
          ],
        },
      ],
    });
    const pods = await podsOf('prod-euw1', 'gift-cards');
    expect(pods).toHaveLength(2);
    for (const pod of pods) {
      expect(pod).toMatchObject({
        spec: {
          serviceAccountName: 'gift-cards',
          nodeName: expect.stringContaining('eu-west-1'),
          containers: [
            {
              env: expect.arrayContaining([
                { name: 'AWS_REGION', value: 'eu-west-1' },
                { name: 'AWS_ROLE_ARN', value: ROLE },
              ]),
            },
          ],
          volumes: [{ name: 'aws-iam-token' }],
        },
      });
    }
    const text = await readFile(
      path.join(directory, 'clusters/prod-euw1/created.yaml'),
      'utf8',
    );
    expect(parse(text).kind).toBe('List');
    expect(text).not.toMatch(/[&*]a\d/);
  });

  it('starts the same pods anew when it is applied again', async () => {
    const change = {
      objects: [
        {
          cluster: 'prod-euw1',
          objects: [
            serviceAccount('gift-cards', withRole),
            deployment('gift-cards', 'gift-cards'),
          ],
        },
      ],
    };
    await estate.apply(structuredClone(change));
    await estate.apply(structuredClone(change));
    const cluster = await open('prod-euw1');
    expect(await podsOf('prod-euw1', 'gift-cards')).toHaveLength(2);
    for (const kind of ['Deployment', 'ReplicaSet', 'ServiceAccount']) {
      expect(
        cluster
          .list(kind)
          .filter(({ metadata }) => metadata.name.startsWith('gift-cards')),
      ).toHaveLength(1);
    }
  });

  it('adds no pods to a cluster whose pods were not read', async () => {
    await estate.apply({
      objects: [
        {
          cluster: 'staging-euw1',
          objects: [
            {
              ...deployment('cards', 'cards'),
              metadata: { name: 'cards', namespace: 'storefront' },
            },
          ],
        },
      ],
    });
    const cluster = await open('staging-euw1');
    expect(cluster.find('Deployment', 'storefront', 'cards')).toBeDefined();
    expect(cluster.wasRead('Pod')).toBe(false);
  });

  it('gives container credentials to pods of an associated service account, and installs the agent', async () => {
    await estate.apply({
      associations: [
        {
          cluster: 'prod-use1',
          namespace: 'payments',
          serviceAccount: 'refund-worker',
          roleArn: ROLE,
        },
      ],
      withoutAnnotation: [
        { cluster: 'prod-use1', namespace: 'payments', name: 'refund-worker' },
      ],
    });
    const cluster = await open('prod-use1');
    expect(cluster.isAssociated('payments', 'refund-worker')).toBe(true);
    const account = cluster.find('ServiceAccount', 'payments', 'refund-worker');
    expect(account?.metadata.annotations).not.toHaveProperty([
      'eks.amazonaws.com/role-arn',
    ]);
    const pods = await podsOf('prod-use1', 'refund-worker');
    expect(pods.length).toBeGreaterThan(0);
    expect(JSON.stringify(pods)).toContain(
      'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    );
    expect(JSON.stringify(pods)).not.toContain('AWS_ROLE_ARN');
    const addons = await readFile(
      path.join(directory, 'clusters/prod-use1/addons.json'),
      'utf8',
    );
    expect(addons).toContain('eks-pod-identity-agent');
  });

  it('takes a workload off kube2iam, and the permission off a namespace that nothing in needs it', async () => {
    const workload = {
      cluster: 'prod-euw1',
      namespace: 'fulfilment',
      kind: 'Deployment',
      name: 'legacy-erp-bridge',
      serviceAccount: 'legacy-erp-bridge',
    };
    await estate.apply({ workloads: [workload] });
    const pods = await podsOf('prod-euw1', 'legacy-erp-bridge');
    expect(pods).toHaveLength(1);
    expect(pods[0]).toMatchObject({
      spec: { serviceAccountName: 'legacy-erp-bridge' },
    });
    expect(JSON.stringify(pods)).not.toContain('iam.amazonaws.com/role');
    const namespace = (await open('prod-euw1')).find(
      'Namespace',
      undefined,
      'fulfilment',
    );
    expect(namespace?.metadata.annotations).not.toHaveProperty([
      'iam.amazonaws.com/allowed-roles',
    ]);
  });

  it('brings a workload to another cluster as well', async () => {
    await estate.apply({
      workloads: [
        {
          fromCluster: 'prod-euw1',
          cluster: 'prod-use1',
          namespace: 'payments',
          kind: 'Deployment',
          name: 'payments-api',
          serviceAccount: 'payments-api',
        },
      ],
    });
    expect(await podsOf('prod-use1', 'payments-api')).toHaveLength(4);
    expect(await podsOf('prod-euw1', 'payments-api')).toHaveLength(4);
  });

  it('registers the issuer of a cluster once', async () => {
    const folder = path.join(
      directory,
      'accounts/444455556666/open-id-connect-providers',
    );
    const before = await readdir(folder);
    const providers = [{ account: '444455556666', cluster: 'prod-use1' }];
    await estate.apply({ providers });
    await estate.apply({ providers });
    expect(await readdir(folder)).toHaveLength(before.length + 1);
  });

  it.each([
    [
      'a namespace that is not there',
      {
        objects: [
          {
            cluster: 'prod-use1',
            objects: [
              {
                ...serviceAccount('x'),
                metadata: { name: 'x', namespace: 'moon' },
              },
            ],
          },
        ],
      },
      'has no namespace moon. It has default, fulfilment',
    ],
    [
      'a cluster that is not there',
      { objects: [{ cluster: 'moon', objects: [] }] },
      'has no cluster moon. It has prod-euw1',
    ],
    [
      'an account that is not there',
      {
        trustPolicies: [{ roleArn: ROLE.replace('1111', '9999'), policy: {} }],
      },
      'has no account 999922223333',
    ],
    [
      'an ARN that is none',
      { trustPolicies: [{ roleArn: '../x', policy: {} }] },
      'is not the ARN of an IAM role',
    ],
    [
      'a workload that is not there',
      {
        workloads: [
          {
            cluster: 'prod-euw1',
            namespace: 'payments',
            kind: 'Deployment',
            name: 'moon',
            serviceAccount: 'x',
          },
        ],
      },
      'has no Deployment payments/moon',
    ],
  ])(
    'refuses %s, and goes on with the next change',
    async (_, change, words) => {
      await expect(estate.apply(change)).rejects.toThrow(words);
      await estate.apply({ roles: [{ arn: ROLE, trustPolicy: TRUST }] });
      expect(await roleOf(ROLE)).toHaveLength(1);
    },
  );
});
