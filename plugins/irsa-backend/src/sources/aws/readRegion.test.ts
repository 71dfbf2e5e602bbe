import {
  DescribeAccessEntryCommand,
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribeFargateProfileCommand,
  DescribeNodegroupCommand,
  DescribePodIdentityAssociationCommand,
  EKSClient,
  ListAccessEntriesCommand,
  ListClustersCommand,
  ListFargateProfilesCommand,
  ListNodegroupsCommand,
  ListPodIdentityAssociationsCommand,
} from '@aws-sdk/client-eks';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { PodIdentityAssociationRecord } from 'backstage-plugin-irsa-common';
import { awsError } from './__testUtils__/awsError';
import { readItems } from './__testUtils__/readItems';
import { ACCOUNT, REGION, testAccess } from './__testUtils__/testAccess';
import { ClusterConfig } from '../../config/readClusters';
import { EksConfig } from '../../config/readEks';
import { EksSourceProvider } from './EksSourceProvider';
import { readRegion } from './readRegion';

const eks = mockClient(EKSClient);
const sts = mockClient(STSClient);

const NOW = Date.parse('2026-03-01T08:00:00Z');
const EKS = { associationMaxAge: 3_600_000, nodeRoles: false };
const PROD = `prod.${REGION}.${ACCOUNT}`;
const clusterArn = (name: string) =>
  `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${name}`;
const cluster = (name: string) => ({
  name,
  arn: clusterArn(name),
  version: '1.34',
  platformVersion: 'eks.9',
  status: 'UPDATING' as const,
  tags: { team: 'platform' },
  identity: {
    oidc: { issuer: `https://oidc.eks.${REGION}.amazonaws.com/id/${name}` },
  },
  computeConfig: { enabled: false },
});
const association = (id: string, clusterName = 'prod') => ({
  associationId: id,
  associationArn: `arn:aws:eks:${REGION}:${ACCOUNT}:podidentityassociation/${clusterName}/${id}`,
  clusterName,
  namespace: 'shop',
  serviceAccount: id,
  roleArn: `arn:aws:iam::${ACCOUNT}:role/${id}`,
});

const read = (
  clusters: ClusterConfig[] = [],
  options: {
    eks?: EksConfig;
    previous?: PodIdentityAssociationRecord[];
    now?: number;
  } = {},
) =>
  readItems(
    readRegion({
      access: testAccess(undefined, () => options.now ?? NOW),
      region: REGION,
      clusters,
      eks: options.eks ?? EKS,
      signal: new AbortController().signal,
      previous: async () => options.previous ?? [],
    }),
  );

beforeEach(() => {
  eks.reset();
  sts.reset();
  sts.on(GetCallerIdentityCommand).resolves({
    Account: ACCOUNT,
    Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/reader/backstage`,
  });
  eks.on(ListClustersCommand).resolves({ clusters: ['prod'] });
  eks.on(DescribeClusterCommand).callsFake(async ({ name }) => ({
    cluster: cluster(name),
  }));
  eks.on(ListPodIdentityAssociationsCommand).resolves({ associations: [] });
  eks
    .on(DescribePodIdentityAssociationCommand)
    .callsFake(async ({ associationId, clusterName }) => ({
      association: association(associationId, clusterName),
    }));
  eks.on(DescribeAddonCommand).rejects(awsError('ResourceNotFoundException'));
});

describe('readRegion', () => {
  it('reads a cluster with its associations and the agent', async () => {
    eks
      .on(ListPodIdentityAssociationsCommand)
      .resolves({
        associations: [{ associationId: 'a-1' }],
        nextToken: 'more',
      })
      .on(ListPodIdentityAssociationsCommand, { nextToken: 'more' }, false)
      .resolves({ associations: [{ associationId: 'a-2' }] });
    eks.on(DescribeAddonCommand).resolves({
      addon: {
        addonName: 'eks-pod-identity-agent',
        addonVersion: 'v1.3.8-eksbuild.2',
        status: 'ACTIVE',
      },
    });

    const { of, complete, problems, error } = await read();

    expect(error).toBeUndefined();
    expect(problems).toEqual([]);
    expect(of('cluster')).toEqual([
      {
        cluster: PROD,
        eksName: 'prod',
        arn: clusterArn('prod'),
        account: ACCOUNT,
        issuer: `https://oidc.eks.${REGION}.amazonaws.com/id/prod`,
        version: '1.34',
        platformVersion: 'eks.9',
        status: 'UPDATING',
        tags: { team: 'platform' },
        autoMode: false,
      },
    ]);
    expect(
      of('pod-identity-association').map(each => each.associationId),
    ).toEqual(['a-1', 'a-2']);
    expect(of('addon')).toEqual([
      {
        cluster: PROD,
        name: 'eks-pod-identity-agent',
        version: 'v1.3.8-eksbuild.2',
        status: 'ACTIVE',
      },
    ]);
    expect(complete).toEqual([
      `addon of ${PROD}`,
      `cluster of ${PROD}`,
      `pod-identity-association of ${PROD}`,
    ]);
    expect(eks.commandCalls(DescribeAddonCommand)[0].args[0].input).toEqual({
      clusterName: 'prod',
      addonName: 'eks-pod-identity-agent',
    });
  });

  it('names a cluster as the configuration does, joined by its ARN', async () => {
    const { of } = await read([
      { name: 'other', arn: clusterArn('other') },
      { name: 'main', arn: clusterArn('prod') },
      { name: 'prod' },
    ]);

    expect(of('cluster').map(each => each.cluster)).toEqual(['main']);
  });

  it('names a cluster as an entry with its issuer that is read otherwise', async () => {
    const { issuer } = cluster('prod').identity.oidc;
    const nameBeside = async (entry: Partial<ClusterConfig>) => {
      const { of, complete } = await read([{ name: 'main', issuer, ...entry }]);
      const [{ cluster: name }] = of('cluster');
      expect(complete).toContain(`pod-identity-association of ${name}`);
      return name;
    };
    const kubeconfig = { path: './kubeconfig' };
    expect(await nameBeside({ kubeconfig })).toBe('main');
    expect(await nameBeside({ kubernetesPlugin: { cluster: 'p' } })).toBe(
      'main',
    );
    expect(await nameBeside({ kubeconfig, issuer: `${issuer}0` })).toBe(PROD);
    expect(await nameBeside({ kubeconfig, arn: clusterArn('other') })).toBe(
      PROD,
    );
    expect(await nameBeside({})).toBe(PROD);
  });

  it('follows the pages of clusters, and reads few at once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `c${index}`);
    eks
      .on(ListClustersCommand)
      .resolves({ clusters: names.slice(0, 7), nextToken: '7' })
      .on(ListClustersCommand, { nextToken: '7' }, false)
      .resolves({ clusters: names.slice(7) });
    let now = 0;
    let most = 0;
    eks.on(DescribeClusterCommand).callsFake(async ({ name }) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(resolve => {
        setTimeout(resolve, 2);
      });
      now -= 1;
      return { cluster: cluster(name) };
    });

    const { of, complete } = await read();

    expect(of('cluster').map(each => each.eksName)).toEqual(names);
    expect(complete).toHaveLength(3 * 12);
    expect(most).toBe(3);
  });

  it('keeps out a name that no cluster can have', async () => {
    eks
      .on(ListClustersCommand)
      .resolves({ clusters: ['../prod', 'a"b\nc', 'prod'] });

    const { of, problems } = await read();

    expect(of('cluster').map(each => each.eksName)).toEqual(['prod']);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("'../prod' is not the name of a cluster"),
      expect.stringContaining(`'a"b c' is not the name of a cluster`),
    ]);
  });

  it('says that nothing was there when there is no cluster', async () => {
    eks.on(ListClustersCommand).resolves({ clusters: [] });

    expect(await read()).toMatchObject({ items: [], problems: [] });
  });

  it('fails where the clusters may not be listed, and says what to add', async () => {
    eks
      .on(ListClustersCommand)
      .rejects(awsError('AccessDeniedException', 'not authorized'));

    const { problems, error } = await read();

    expect(String(error)).toContain('AWS forbids eks:ListClusters');
    expect(problems).toMatchObject([{ permission: 'eks:ListClusters' }]);
    expect(JSON.parse(problems[0].paste ?? '').Action).toEqual([
      'eks:ListClusters',
    ]);
  });

  it.each([
    {
      permission: 'eks:DescribeCluster',
      forbidden: () => eks.on(DescribeClusterCommand),
      kind: 'cluster',
    },
    {
      permission: 'eks:ListPodIdentityAssociations',
      forbidden: () => eks.on(ListPodIdentityAssociationsCommand),
      kind: 'pod-identity-association',
    },
    {
      permission: 'eks:DescribePodIdentityAssociation',
      forbidden: () => eks.on(DescribePodIdentityAssociationCommand),
      kind: 'pod-identity-association',
    },
    {
      permission: 'eks:DescribeAddon',
      forbidden: () => eks.on(DescribeAddonCommand),
      kind: 'addon',
    },
  ])(
    'reads the rest where $permission is forbidden, with one problem for all clusters',
    async ({ permission, forbidden, kind }) => {
      eks.on(ListClustersCommand).resolves({ clusters: ['prod', 'test'] });
      eks
        .on(ListPodIdentityAssociationsCommand)
        .resolves({ associations: [{ associationId: 'a-1' }] });
      forbidden().rejects(awsError('AccessDeniedException', 'not authorized'));

      const { complete, problems, error } = await read();

      expect(error).toBeUndefined();
      expect(problems.map(problem => problem.permission)).toEqual([permission]);
      expect(problems[0].message).toContain(`cluster ${PROD} and 1 more`);
      expect(complete).toHaveLength(4);
      expect(complete.some(mark => mark.startsWith(`${kind} of`))).toBe(false);
    },
  );

  it('marks a list only for the cluster that it was read whole for', async () => {
    eks.on(ListClustersCommand).resolves({ clusters: ['prod', 'test'] });
    eks
      .on(ListPodIdentityAssociationsCommand, { clusterName: 'test' }, false)
      .rejects(awsError('AccessDeniedException'));

    const { complete } = await read();

    expect(complete.filter(mark => mark.startsWith('pod-'))).toEqual([
      `pod-identity-association of ${PROD}`,
    ]);
  });

  it('fails where all about the clusters is forbidden', async () => {
    for (const command of [
      eks.on(DescribeClusterCommand),
      eks.on(ListPodIdentityAssociationsCommand),
      eks.on(DescribeAddonCommand),
    ]) {
      command.rejects(awsError('AccessDeniedException'));
    }

    const { problems, error } = await read();

    expect(String(error)).toContain('forbids every call about the clusters');
    expect(problems).toHaveLength(3);
  });

  it('passes over what was deleted in between', async () => {
    eks.on(ListClustersCommand).resolves({ clusters: ['gone', 'prod'] });
    eks
      .on(DescribeClusterCommand, { name: 'gone' })
      .rejects(awsError('ResourceNotFoundException'));
    eks
      .on(ListPodIdentityAssociationsCommand)
      .resolves({ associations: [{ associationId: 'a-1' }] });
    eks
      .on(DescribePodIdentityAssociationCommand)
      .rejects(awsError('ResourceNotFoundException'));

    const { of, complete, problems, error } = await read();

    expect(error).toBeUndefined();
    expect(problems).toEqual([]);
    expect(of('cluster').map(each => each.eksName)).toEqual(['prod']);
    expect(of('pod-identity-association')).toEqual([]);
    expect(complete).toContain(`pod-identity-association of ${PROD}`);
  });

  it('keeps out what belongs to another account, region or cluster', async () => {
    eks.on(DescribeClusterCommand).resolves({
      cluster: {
        ...cluster('prod'),
        arn: `arn:aws:eks:${REGION}:999999999999:cluster/prod`,
      },
    });
    eks.on(ListPodIdentityAssociationsCommand).resolves({
      associations: [{ associationId: 'a-1' }, { associationId: 'a-2' }],
    });
    eks
      .on(
        DescribePodIdentityAssociationCommand,
        { associationId: 'a-1' },
        false,
      )
      .resolves({ association: association('a-1', 'another') });

    const { of, complete, problems } = await read();

    expect(of('cluster')).toEqual([]);
    expect(
      of('pod-identity-association').map(each => each.associationId),
    ).toEqual(['a-2']);
    expect(complete).toEqual([`addon of ${PROD}`]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('999999999999:cluster/prod'),
      expect.stringContaining('belongs elsewhere'),
    ]);
  });

  it('fails where AWS goes on failing, so that the last good snapshot stays', async () => {
    eks
      .on(DescribePodIdentityAssociationCommand)
      .rejects(awsError('TooManyRequestsException', 'Too Many Requests'));
    eks
      .on(ListPodIdentityAssociationsCommand)
      .resolves({ associations: [{ associationId: 'a-1' }] });

    const { error } = await read();

    expect(String(error)).toContain(
      `eks:DescribePodIdentityAssociation failed for account ${ACCOUNT}`,
    );
    expect(String(error)).toContain('AWS throttles');
  });

  it('asks EKS nothing with the credentials of another account', async () => {
    sts.on(GetCallerIdentityCommand).resolves({ Account: '999999999999' });

    expect(String((await read()).error)).toContain('belong to account');
    expect(eks.calls()).toEqual([]);
  });
});

describe('readRegion, on associations', () => {
  const HOUR = 3_600_000;
  const ids = Array.from({ length: 40 }, (_, index) => `a-${index}`);
  const describes = () =>
    eks.commandCalls(DescribePodIdentityAssociationCommand).length;

  beforeEach(() => {
    eks.on(ListPodIdentityAssociationsCommand).resolves({
      associations: ids.map(associationId => ({
        associationId,
        namespace: 'shop',
        serviceAccount: associationId,
      })),
    });
  });

  it('keeps all that EKS tells', async () => {
    eks.on(DescribePodIdentityAssociationCommand).callsFake(async input => ({
      association: {
        ...association(input.associationId),
        targetRoleArn: 'arn:aws:iam::444455556666:role/target',
        externalId: `${REGION}/${ACCOUNT}/prod/shop/app`,
        disableSessionTags: true,
        policy: '{}',
        ownerArn: `arn:aws:eks:${REGION}:${ACCOUNT}:addon/prod/vpc-cni/1`,
        createdAt: new Date('2026-01-01T00:00:00Z'),
        modifiedAt: new Date('2026-02-01T00:00:00Z'),
      },
    }));

    expect((await read()).of('pod-identity-association')[0]).toEqual({
      cluster: PROD,
      associationId: 'a-0',
      namespace: 'shop',
      serviceAccount: 'a-0',
      roleArn: `arn:aws:iam::${ACCOUNT}:role/a-0`,
      targetRoleArn: 'arn:aws:iam::444455556666:role/target',
      externalId: `${REGION}/${ACCOUNT}/prod/shop/app`,
      disableSessionTags: true,
      hasSessionPolicy: true,
      ownerArn: `arn:aws:eks:${REGION}:${ACCOUNT}:addon/prod/vpc-cni/1`,
      createdAt: '2026-01-01T00:00:00.000Z',
      modifiedAt: '2026-02-01T00:00:00.000Z',
      describedAt: '2026-03-01T08:00:00.000Z',
    });
  });

  it('describes each once, and again bit by bit in the second half of the age', async () => {
    const first = await read();
    const previous = first.of('pod-identity-association');
    expect(describes()).toBe(ids.length);

    const soon = await read([], { previous, now: NOW + HOUR / 2 - 1 });
    expect(describes()).toBe(ids.length);
    expect(soon.of('pod-identity-association')).toEqual(previous);
    expect(soon.complete).toEqual(first.complete);

    await read([], { previous, now: NOW + HOUR * 0.75 });
    const some = describes() - ids.length;
    expect(some).toBeGreaterThan(ids.length / 5);
    expect(some).toBeLessThan(ids.length);

    await read([], { previous, now: NOW + HOUR });
    expect(describes()).toBe(2 * ids.length + some);
  });

  it('describes those that are new, come from elsewhere or from the future, and lets go of those that are gone', async () => {
    const known = (await read()).of('pod-identity-association');
    eks.resetHistory();
    const previous = [
      ...known.slice(4),
      { ...known[1], describedAt: new Date(NOW + 1).toISOString() },
      { ...known[2], namespace: 'before' },
      { ...known[3], cluster: 'another' },
      { ...known[4], associationId: 'gone' },
    ];

    const { of } = await read([], { previous });

    expect(
      eks
        .commandCalls(DescribePodIdentityAssociationCommand)
        .map(({ args }) => args[0].input.associationId)
        .sort(),
    ).toEqual(['a-0', 'a-1', 'a-2', 'a-3']);
    expect(of('pod-identity-association')).toEqual(known);
  });

  it('describes all each time where the age is nothing', async () => {
    const previous = (await read()).of('pod-identity-association');
    await read([], { previous, eks: { ...EKS, associationMaxAge: 0 } });
    expect(describes()).toBe(2 * ids.length);
  });
});

describe('readRegion, on node roles', () => {
  const ROLE = `arn:aws:iam::${ACCOUNT}:role`;
  const withNodeRoles = { eks: { ...EKS, nodeRoles: true } };
  const partOf = (kind: string) =>
    `arn:aws:eks:${REGION}:${ACCOUNT}:${kind}/prod/x`;
  const entries: Record<string, string> = {
    [`${ROLE}/workers`]: 'EC2_LINUX',
    [`${ROLE}/karpenter`]: 'EC2_LINUX',
    [`${ROLE}/windows`]: 'EC2_WINDOWS',
    [`${ROLE}/admins`]: 'STANDARD',
    [`${ROLE}/aws-reserved/sso.amazonaws.com/AWSReservedSSO_x`]: 'STANDARD',
    [`arn:aws:iam::${ACCOUNT}:user/somebody`]: 'STANDARD',
  };

  beforeEach(() => {
    eks.on(DescribeClusterCommand).callsFake(async ({ name }) => ({
      cluster: {
        ...cluster(name),
        accessConfig: { authenticationMode: 'API' },
        computeConfig: { enabled: true, nodeRoleArn: `${ROLE}/auto` },
      },
    }));
    eks.on(ListNodegroupsCommand).resolves({ nodegroups: ['workers'] });
    eks.on(DescribeNodegroupCommand).resolves({
      nodegroup: {
        nodegroupName: 'workers',
        clusterName: 'prod',
        nodegroupArn: partOf('nodegroup'),
        nodeRole: `${ROLE}/workers`,
      },
    });
    eks
      .on(ListFargateProfilesCommand)
      .resolves({ fargateProfileNames: ['jobs'] });
    eks.on(DescribeFargateProfileCommand).resolves({
      fargateProfile: {
        clusterName: 'prod',
        fargateProfileArn: partOf('fargateprofile'),
        podExecutionRoleArn: `${ROLE}/fargate`,
      },
    });
    eks
      .on(ListAccessEntriesCommand)
      .resolves({ accessEntries: Object.keys(entries) });
    eks.on(DescribeAccessEntryCommand).callsFake(async ({ principalArn }) => ({
      accessEntry: {
        clusterName: 'prod',
        principalArn,
        accessEntryArn: partOf('access-entry'),
        type: entries[principalArn],
      },
    }));
  });

  it('reads them where it is told to, and asks nothing that it can know', async () => {
    const { of, complete, problems } = await read([], withNodeRoles);

    expect(problems).toEqual([]);
    expect(of('node-role')).toEqual([
      { cluster: PROD, roleArn: `${ROLE}/auto`, from: 'auto-mode' },
      {
        cluster: PROD,
        roleArn: `${ROLE}/workers`,
        from: 'nodegroup',
        name: 'workers',
      },
      {
        cluster: PROD,
        roleArn: `${ROLE}/fargate`,
        from: 'fargate-profile',
        name: 'jobs',
      },
      { cluster: PROD, roleArn: `${ROLE}/karpenter`, from: 'access-entry' },
      { cluster: PROD, roleArn: `${ROLE}/windows`, from: 'access-entry' },
    ]);
    expect(complete).toContain(`node-role of ${PROD}`);
    expect(
      eks
        .commandCalls(DescribeAccessEntryCommand)
        .map(({ args }) => args[0].input.principalArn),
    ).toEqual([`${ROLE}/karpenter`, `${ROLE}/windows`, `${ROLE}/admins`]);
  });

  it('reads only that of Auto Mode, which costs no call, where it is not told to', async () => {
    const { of, complete } = await read();

    expect(of('node-role').map(({ from }) => from)).toEqual(['auto-mode']);
    expect(complete).not.toContain(`node-role of ${PROD}`);
    expect(eks.commandCalls(ListNodegroupsCommand)).toEqual([]);
  });

  it.each(['API_AND_CONFIG_MAP', 'CONFIG_MAP'] as const)(
    'does not know all of them where the cluster has the mode %s',
    async authenticationMode => {
      eks.on(DescribeClusterCommand).resolves({
        cluster: { ...cluster('prod'), accessConfig: { authenticationMode } },
      });
      const { of, complete, problems } = await read([], withNodeRoles);

      expect(of('node-role')).not.toEqual([]);
      expect(complete).not.toContain(`node-role of ${PROD}`);
      expect(problems).toEqual([]);
      expect(eks.commandCalls(ListAccessEntriesCommand)).toHaveLength(
        authenticationMode === 'CONFIG_MAP' ? 0 : 1,
      );
    },
  );

  it.each([
    ['eks:ListNodegroups', () => eks.on(ListNodegroupsCommand)],
    ['eks:DescribeNodegroup', () => eks.on(DescribeNodegroupCommand)],
    ['eks:ListFargateProfiles', () => eks.on(ListFargateProfilesCommand)],
    ['eks:DescribeFargateProfile', () => eks.on(DescribeFargateProfileCommand)],
    ['eks:ListAccessEntries', () => eks.on(ListAccessEntriesCommand)],
    ['eks:DescribeAccessEntry', () => eks.on(DescribeAccessEntryCommand)],
  ])(
    'does not know all of them where %s is forbidden',
    async (action, call) => {
      call().rejects(awsError('AccessDeniedException'));

      const { of, complete, problems, error } = await read([], withNodeRoles);

      expect(error).toBeUndefined();
      expect(problems.map(({ permission }) => permission)).toEqual([action]);
      expect(of('node-role').length).toBeGreaterThan(1);
      expect(complete).not.toContain(`node-role of ${PROD}`);
      expect(complete).toContain(`cluster of ${PROD}`);
    },
  );

  it('passes over what was deleted in between', async () => {
    eks
      .on(DescribeNodegroupCommand)
      .rejects(awsError('ResourceNotFoundException'));

    const { of, complete } = await read([], withNodeRoles);

    expect(of('node-role').map(({ from }) => from)).not.toContain('nodegroup');
    expect(complete).toContain(`node-role of ${PROD}`);
  });

  it('keeps out what belongs elsewhere, and roles that are none', async () => {
    eks.on(ListNodegroupsCommand).resolves({ nodegroups: ['a', 'b', 'c'] });
    const group = (facts: object) => ({
      nodegroup: {
        clusterName: 'prod',
        nodegroupArn: partOf('nodegroup'),
        nodeRole: `${ROLE}/workers`,
        ...facts,
      },
    });
    eks
      .on(DescribeNodegroupCommand, { nodegroupName: 'a' }, false)
      .resolves(group({ clusterName: 'test' }))
      .on(DescribeNodegroupCommand, { nodegroupName: 'b' }, false)
      .resolves(group({ nodeRole: 'workers\n' }))
      .on(DescribeNodegroupCommand, { nodegroupName: 'c' }, false)
      .resolves(group({ nodeRole: 'arn:aws-cn:iam::1:role/x' }));

    const { of, complete, problems } = await read([], withNodeRoles);

    expect(of('node-role').map(({ from }) => from)).not.toContain('nodegroup');
    expect(problems).toHaveLength(3);
    expect(problems.some(({ message }) => message.includes('\n'))).toBe(false);
    expect(complete).not.toContain(`node-role of ${PROD}`);
  });
});

describe('EksSourceProvider', () => {
  it('has a source per region', async () => {
    const provider = new EksSourceProvider({
      access: testAccess(),
      clusters: [],
      eks: EKS,
    });
    const sources = await provider.listSources();

    expect(sources.map(({ id, kind }) => ({ id, kind }))).toEqual([
      { id: `eks:${ACCOUNT}/${REGION}`, kind: 'eks' },
    ]);
    const signal = new AbortController().signal;
    expect(
      (
        await readItems(sources[0].read({ signal, previous: async () => [] }))
      ).of('cluster'),
    ).toHaveLength(1);
  });
});
