import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { isError } from '@backstage/errors';
import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { parse } from 'yaml';
import { readIrsaConfig } from '../../config/readIrsaConfig';
import { AwsEmulator } from '../aws/__testUtils__/AwsEmulator';
import { randomAccount } from '../aws/__testUtils__/randomAccount';
import { readItems } from '../aws/__testUtils__/readItems';
import { seedAccount } from '../aws/__testUtils__/seedAccount';
import { awsSourceProviders } from '../aws/awsSourceProviders';
import { startEksAuthenticator } from './__testUtils__/eksAuthenticator';
import { findAssets, KubeApiServer } from './__testUtils__/kubeApiServer';
import { clusterRole } from './clusterRole';

// Real servers on a busy machine.
jest.setTimeout(60_000);

const MOTO = process.env.IRSA_TEST_MOTO_URL;
const assets = findAssets();
// `npm test` names what is missing, and fails for it where everything has to run.
const onServers = MOTO && assets ? describe : describe.skip;

const ACCOUNT = randomAccount();
const STRANGER = randomAccount();
const ROLE = 'backstage-irsa-reader';
const PROD = `kubernetes:prod.eu-west-1.${ACCOUNT}`;
const BY_DEFAULT = [
  'mutating-webhook',
  'namespace',
  'node',
  'pod',
  'service-account',
  'webhook-role',
  'workload',
];

onServers('a cluster that EKS has and no entry', () => {
  const environment = { ...process.env };
  const directory = createMockDirectory();
  let emulator: AwsEmulator;
  let authenticator: Awaited<ReturnType<typeof startEksAuthenticator>>;
  let server: KubeApiServer;

  beforeAll(async () => {
    emulator = await AwsEmulator.start(MOTO ?? '');
    process.env = {
      ...environment,
      AWS_ENDPOINT_URL: emulator.url,
      AWS_ACCESS_KEY_ID: 'backend',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    for (const account of [ACCOUNT, STRANGER]) {
      await seedAccount({
        account,
        region: 'eu-west-1',
        roles: ['api'],
        cluster: 'prod',
      });
    }
    authenticator = await startEksAuthenticator({
      cluster: 'prod',
      sts: { named: emulator.url, moto: MOTO ?? '' },
      entries: {
        [`arn:aws:iam::${ACCOUNT}:role/${ROLE}`]: {
          username: 'backstage',
          groups: ['backstage-irsa'],
        },
      },
    });
    const webhook = directory.resolve('webhook.yaml');
    writeFileSync(
      webhook,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'eks', cluster: { server: authenticator.address } }],
        users: [{ name: 'api-server' }],
        contexts: [
          { name: 'eks', context: { cluster: 'eks', user: 'api-server' } },
        ],
        'current-context': 'eks',
      }),
    );
    server = await KubeApiServer.start(assets ?? '', {}, [
      `--authentication-token-webhook-config-file=${webhook}`,
      '--authentication-token-webhook-version=v1',
    ]);
    const group = 'rbac.authorization.k8s.io';
    await server.request('POST', `/apis/${group}/v1/clusterroles`, {
      ...parse(clusterRole()),
    });
    await server.request('POST', `/apis/${group}/v1/clusterrolebindings`, {
      metadata: { name: 'backstage-irsa' },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name: ROLE },
      subjects: [{ apiGroup: group, kind: 'Group', name: 'backstage-irsa' }],
    });
    await server.request('POST', '/api/v1/namespaces', {
      metadata: { name: 'shop' },
    });
  }, 120_000);

  beforeEach(() => {
    emulator.reset();
    emulator.connections.clear();
    emulator.connections.set('prod', {
      endpoint: server.address,
      certificateAuthority: {
        data: Buffer.from(server.certificate).toString('base64'),
      },
    });
  });

  afterAll(async () => {
    process.env = environment;
    server?.stop();
    await authenticator?.stop();
    await emulator?.stop();
  });

  function providersOf(irsa: object = {}): IrsaSourceProvider[] {
    const config = mockServices.rootConfig({
      data: {
        aws: { accountDefaults: { roleName: ROLE } },
        irsa: {
          accounts: [
            { accountId: ACCOUNT, regions: ['eu-west-1', 'eu-west-2'] },
            { accountId: STRANGER, regions: ['eu-west-1'] },
          ],
          ...irsa,
        },
      },
    });
    return awsSourceProviders({
      ...readIrsaConfig(config),
      config,
      attempts: 2,
    }).filter(({ kind }) => kind === 'kubernetes');
  }

  async function sourcesOf(irsa?: object): Promise<IrsaSource[]> {
    const { signal } = new AbortController();
    const lists = await Promise.all(
      providersOf(irsa).map(provider => provider.listSources({ signal })),
    );
    return lists.flat();
  }

  async function read(id = PROD, irsa?: object) {
    const source = (await sourcesOf(irsa)).find(each => each.id === id);
    if (!source) {
      throw new Error(`No source ${id}`);
    }
    const { error, ...rest } = await readItems(
      source.read({
        signal: new AbortController().signal,
        previous: async () => [],
      }),
    );
    return { ...rest, said: isError(error) ? error.message : error };
  }

  it('is found, and read with a token that EKS would take', async () => {
    const cluster = `prod.eu-west-1.${ACCOUNT}`;
    const { of, complete, problems, said } = await read();
    expect([said, problems]).toEqual([undefined, []]);
    expect(complete).toEqual(BY_DEFAULT.map(kind => `${kind} of ${cluster}`));
    expect(of('namespace')).toContainEqual(
      expect.objectContaining({ cluster, name: 'shop' }),
    );
    expect(of('cluster')).toEqual([
      {
        cluster,
        arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
        account: ACCOUNT,
      },
    ]);
    expect(authenticator.refusals).toEqual([]);
    expect(new Set(server.requestsOf('backstage')).size).toBe(13);
    // The authenticator asks STS, and not the backend, who proves itself once with each set of credentials.
    expect(
      emulator.calls.filter(({ operation }) => operation.startsWith('eks:')),
    ).toHaveLength(4);
  });

  it('has its configured name, and is left to whoever reads it otherwise', async () => {
    const arn = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`;
    const idsOf = async (entry: object) =>
      (await sourcesOf({ clusters: [{ arn, ...entry }] })).map(({ id }) => id);
    const other = `kubernetes:prod.eu-west-1.${STRANGER}`;
    expect(await idsOf({ name: 'main' })).toEqual(['kubernetes:main', other]);
    expect(
      await idsOf({ name: 'main', kubernetesPlugin: { cluster: 'p' } }),
    ).toEqual([other]);
    expect(
      await idsOf({ name: 'main', kubeconfig: { path: './kubeconfig' } }),
    ).toEqual([other]);
  });

  it('is left to an entry with its issuer, too, that reads it otherwise', async () => {
    const issuer = 'https://oidc.example.com/prod';
    emulator.connections.set('prod', { identity: { oidc: { issuer } } });
    const idsOf = async (ofEntry: string) =>
      (
        await sourcesOf({
          accounts: [{ accountId: ACCOUNT, regions: ['eu-west-1'] }],
          clusters: [
            {
              name: 'main',
              issuer: ofEntry,
              kubeconfig: { path: './kubeconfig' },
            },
          ],
        })
      ).map(({ id }) => id);
    expect(await idsOf(issuer)).toEqual([]);
    expect(await idsOf(`${issuer}/other`)).toEqual([PROD]);
  });

  it('owns the sources that it has listed or may have, and those of no other region or account', () => {
    const arn = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`;
    const [first] = providersOf({ clusters: [{ name: 'main', arn }] });
    const owns = (id: string) => first.owns?.(id);
    expect(first.id).toBe(`kubernetes:eks/${ACCOUNT}/eu-west-1`);
    expect(owns(PROD)).toBe(true);
    expect(owns('kubernetes:main')).toBe(true);
    expect(owns(`kubernetes:prod.eu-west-2.${ACCOUNT}`)).toBe(false);
    expect(owns(`kubernetes:prod.eu-west-1.${STRANGER}`)).toBe(false);
    expect(owns(`eks:${ACCOUNT}/eu-west-1`)).toBe(false);
    expect(owns('kubernetes:other')).toBe(false);
    expect(owns(`kubernetes:x/prod.eu-west-1.${ACCOUNT}`)).toBe(false);
  });

  it('that has no access entry for the reader says so, and shows no token', async () => {
    const { said, complete, items } = await read(
      `kubernetes:prod.eu-west-1.${STRANGER}`,
    );
    expect(complete).toEqual([]);
    expect(JSON.stringify([said, items])).not.toContain('k8s-aws-v1');
    expect(said).toBe(
      `prod.eu-west-1.${STRANGER} does not accept the credentials: the answer is 401: Unauthorized. Check that the cluster has an access entry for the identity with which account ${STRANGER} is read, as docs/install/cluster-role.md says.`,
    );
    expect(authenticator.refusals.splice(0)).toEqual([
      `Error: no access entry for arn:aws:iam::${STRANGER}:role/${ROLE}`,
    ]);
  });

  it('is not sent a token where EKS names an address that is none of its own', async () => {
    const reached: string[] = [];
    const elsewhere = createServer(socket => {
      reached.push('connected');
      socket.destroy();
    }).listen(0, '127.0.0.2');
    await once(elsewhere, 'listening');
    const address = elsewhere.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    emulator.connections.set('prod', {
      ...emulator.connections.get('prod'),
      endpoint: `https://127.0.0.2:${port}`,
    });
    const { said } = await read();
    elsewhere.close();
    expect(said).toContain(
      `EKS gives https://127.0.0.2:${port} as the address of the API server, which is none of EKS in eu-west-1`,
    );
    expect(reached).toEqual([]);
  });

  it('is not trusted with a certificate of another authority', async () => {
    emulator.connections.set('prod', {
      ...emulator.connections.get('prod'),
      certificateAuthority: { data: '' },
    });
    expect((await read()).said).toMatch(
      /^EKS gives no address and no certificate authority for arn:aws:eks:eu-west-1:\d+:cluster\/prod, whose status is ACTIVE\.$/,
    );
    const other = await KubeApiServer.start(assets ?? '', {});
    emulator.connections.set('prod', {
      endpoint: server.address,
      certificateAuthority: {
        data: Buffer.from(other.certificate).toString('base64'),
      },
    });
    other.stop();
    expect((await read()).said).toMatch(
      /the connection failed \([A-Z_]*CERT|SIGNATURE/,
    );
  });

  it('names a private endpoint that cannot be reached, and what to do', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    closed.close();
    await once(closed, 'close');
    emulator.connections.set('prod', {
      ...emulator.connections.get('prod'),
      endpoint: `https://127.0.0.1:${port}`,
      resourcesVpcConfig: { endpointPublicAccess: false },
    });
    expect((await read()).said).toBe(
      `Listing pods of prod.eu-west-1.${ACCOUNT} failed: the connection failed (ECONNREFUSED); its endpoint is private, so a backend outside its network does not reach it: read the cluster through the Backstage Kubernetes plugin, or set irsa.kubernetes.direct to false.`,
    );
  });

  it.each([
    ['eks:ListClusters', 'AWS forbids eks:ListClusters'],
    ['eks:DescribeCluster', 'AWS forbids eks:DescribeCluster'],
  ])('names %s where it is forbidden', async (operation, words) => {
    emulator.faults.set(operation, {
      status: 403,
      code: 'AccessDeniedException',
      message: 'not authorized',
    });
    const said = await read().then(
      each => each.said,
      error => error.message,
    );
    expect(said).toContain(words);
  });
});
