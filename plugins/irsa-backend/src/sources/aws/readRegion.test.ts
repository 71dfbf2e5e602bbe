import {
  DescribeAddonCommand,
  DescribeClusterCommand,
  DescribePodIdentityAssociationCommand,
  EKSClient,
  ListClustersCommand,
  ListPodIdentityAssociationsCommand,
} from '@aws-sdk/client-eks';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { awsError } from './__testUtils__/awsError';
import { readItems } from './__testUtils__/readItems';
import { ACCOUNT, REGION, testAccess } from './__testUtils__/testAccess';
import { EksSourceProvider } from './EksSourceProvider';
import { readRegion } from './readRegion';

const eks = mockClient(EKSClient);
const sts = mockClient(STSClient);

const PROD = `prod.${REGION}.${ACCOUNT}`;
const clusterArn = (name: string) =>
  `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${name}`;
const cluster = (name: string) => ({
  name,
  arn: clusterArn(name),
  version: '1.34',
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
  clusters: { name: string; arn?: string }[] = [],
  signal = new AbortController().signal,
) =>
  readItems(
    readRegion({ access: testAccess(), region: REGION, clusters, signal }),
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

describe('EksSourceProvider', () => {
  it('has a source per region', async () => {
    const provider = new EksSourceProvider({
      access: testAccess(),
      clusters: [],
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
