import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { authorization } from '../../__testUtils__/authorization';
import {
  ADMIN,
  findKubeApiServer,
  KubeApiServer,
  WRITER,
} from '../../__testUtils__/KubeApiServer';
import { planning } from '../../__testUtils__/planning';
import { inputOf, runAction } from '../../__testUtils__/runAction';
import { ConfiguredTargets } from '../../kubernetes/ConfiguredTargets';
import { createApplyServiceAccountAction } from './applyServiceAccount';
import { examples } from './applyServiceAccount.examples';

// Jest cannot import() native modules; the same library comes through require() here.
jest.mock('../../kubernetes/loadKubeConfig', () => ({
  loadKubeConfig: async () =>
    jest.requireActual('@kubernetes/client-node').KubeConfig,
}));

const ROLE = 'arn:aws:iam::111122223333:role/backstage/payments/refund-worker';
const PATH = '/api/v1/namespaces/payments/serviceaccounts';
const ASSETS = findKubeApiServer();
// `npm test` builds the API server, and counts it as missing where it cannot.
const describeOnKubernetes = ASSETS ? describe : describe.skip;

type Input = {
  cluster: string;
  namespace: string;
  name: string;
  roleArn: string;
  entityRef: string;
  audience?: string;
  labels?: Record<string, string>;
  takeOver?: boolean;
};

const inputFor = (name: string, more: Partial<Input> = {}): Input => ({
  cluster: 'prod-euw1',
  namespace: 'payments',
  name,
  roleArn: ROLE,
  entityRef: 'component:default/refund-worker',
  ...more,
});

function actionWith(
  entry: object,
  rails: Parameters<typeof planning>[1] = {},
  discovery = mockServices.discovery(),
) {
  return createApplyServiceAccountAction({
    ...planning('111122223333', rails),
    authorization: authorization(),
    kubernetes: ConfiguredTargets.fromConfig(
      mockServices.rootConfig({
        data: { irsa: { clusters: [{ name: 'prod-euw1', ...entry }] } },
      }),
      { auth: mockServices.auth(), discovery },
    ),
  });
}

describeOnKubernetes('irsa:service-account:apply on kube-apiserver', () => {
  let server: KubeApiServer;

  beforeAll(async () => {
    server = await KubeApiServer.start(ASSETS ?? '');
    await server.request('POST', '/api/v1/namespaces', {
      metadata: { name: 'payments' },
    });
  }, 90_000);

  afterAll(() => server.stop());

  const run = (input: Input, options = {}) =>
    runAction(
      actionWith({ kubeconfig: { path: server.kubeconfig(ADMIN) } }),
      input,
      options,
    );
  const read = async (name: string) =>
    (await server.request('GET', `${PATH}/${name}`)).object;

  it('creates the service account, and changes nothing the second time', async () => {
    const input = inputFor('new', {
      audience: undefined,
      labels: { 'backstage.io/kubernetes-id': 'refund-worker' },
    });
    await expect(run(input)).resolves.toEqual({ outcome: 'created' });
    const created = await read('new');
    expect(created.metadata).toMatchObject({
      annotations: { 'eks.amazonaws.com/role-arn': ROLE },
      labels: { 'backstage.io/kubernetes-id': 'refund-worker' },
    });
    await expect(run(input)).resolves.toEqual({ outcome: 'unchanged' });
    expect(await read('new')).toEqual(created);
    await expect(run({ ...input, roleArn: `${ROLE}-2` })).resolves.toEqual({
      outcome: 'changed',
    });
  });

  it.each(examples)('runs its example: $description', async ({ example }) => {
    const input = inputOf(example) as Input;
    const name = `example-${examples.findIndex(
      each => each.example === example,
    )}`;
    await expect(run({ ...input, name })).resolves.toEqual({
      outcome: 'created',
    });
  });

  it('changes nothing in a dry run, and says what would be', async () => {
    const input = inputFor('dry');
    await expect(run(input, { isDryRun: true })).resolves.toEqual({
      outcome: 'created',
    });
    expect(await read('dry')).toMatchObject({ code: 404 });
    await run(input);
    await expect(run(input, { isDryRun: true })).resolves.toEqual({
      outcome: 'unchanged',
    });
    await expect(
      run({ ...input, roleArn: `${ROLE}-2` }, { isDryRun: true }),
    ).resolves.toEqual({ outcome: 'changed' });
    expect((await read('dry')).metadata.annotations).toEqual({
      'eks.amazonaws.com/role-arn': ROLE,
    });
  });

  it('leaves an annotation that somebody else manages, unless told, and everything else always', async () => {
    await server.request('PATCH', `${PATH}/theirs?fieldManager=helm`, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        name: 'theirs',
        annotations: {
          'eks.amazonaws.com/role-arn': `${ROLE}-of-helm`,
          'helm.example.com/keep': 'yes',
        },
      },
    });
    const before = await read('theirs');
    await expect(run(inputFor('theirs'))).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /annotations\.eks\.amazonaws\.com\/role-arn: conflict with "helm".* takeOver: true/,
      ),
    });
    expect(await read('theirs')).toEqual(before);

    await expect(run(inputFor('theirs', { takeOver: true }))).resolves.toEqual({
      outcome: 'changed',
    });
    expect((await read('theirs')).metadata.annotations).toEqual({
      'eks.amazonaws.com/role-arn': ROLE,
      'helm.example.com/keep': 'yes',
    });
  });

  it('goes along with somebody who set the same value', async () => {
    await server.request('POST', PATH, {
      metadata: {
        name: 'same',
        annotations: { 'eks.amazonaws.com/role-arn': ROLE },
      },
    });
    await run(inputFor('same'));
    expect((await read('same')).metadata.annotations).toEqual({
      'eks.amazonaws.com/role-arn': ROLE,
    });
  });

  it('names the namespace that is not there', async () => {
    await expect(
      run(inputFor('new', { namespace: 'nowhere' })),
    ).rejects.toThrow('Create the namespace first');
  });

  it('leaves one service account when two runs apply it at once', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => run(inputFor('together'))),
    );
    for (const { outcome } of outcomes) {
      expect(['created', 'unchanged', 'changed']).toContain(outcome);
    }
    expect((await read('together')).metadata.annotations).toEqual({
      'eks.amazonaws.com/role-arn': ROLE,
    });
    await expect(run(inputFor('together'))).resolves.toEqual({
      outcome: 'unchanged',
    });
  });

  describe.each(['is refused', 'loses its answer', 'is answered 503'])(
    'when a call %s',
    how => {
      let proxy: Server;
      let failing: string | undefined;

      beforeAll(async () => {
        proxy = createServer(async (request, response) => {
          const parts: Buffer[] = [];
          for await (const part of request) {
            parts.push(part);
          }
          const text = Buffer.concat(parts).toString('utf8');
          const forward = async () =>
            server.request(
              request.method ?? '',
              request.url?.replace('/api/kubernetes/proxy', '') ?? '',
              text ? JSON.parse(text) : undefined,
            );
          const isFailing = request.method === failing;
          if (isFailing && how === 'is refused') {
            request.socket.destroy();
            return;
          }
          const { status, object } = await forward();
          if (isFailing && how === 'loses its answer') {
            request.socket.destroy();
            return;
          }
          response.writeHead(isFailing ? 503 : status);
          response.end(
            JSON.stringify(isFailing ? { message: 'overloaded' } : object),
          );
        });
        await new Promise<void>(done => {
          proxy.listen(0, '127.0.0.1', done);
        });
      });

      afterAll(() => {
        proxy.close();
      });

      it.each(['GET', 'PATCH'])(
        'says so of %s, and a second run finishes it',
        async method => {
          const { port } = proxy.address() as AddressInfo;
          const action = actionWith(
            { kubernetesPlugin: { cluster: 'prod' } },
            {},
            mockServices.discovery.mock({
              getBaseUrl: async plugin =>
                `http://127.0.0.1:${port}/api/${plugin}`,
            }),
          );
          const name = `fail-${how.replaceAll(
            ' ',
            '-',
          )}-${method}`.toLocaleLowerCase('en-US');
          failing = method;
          await expect(runAction(action, inputFor(name))).rejects.toThrow(
            method === 'PATCH'
              ? /Whether .* applied is not known: .*Run the step again/
              : new RegExp(
                  `ServiceAccount payments/${name} .*Run the step again`,
                ),
          );
          failing = undefined;
          const { status } = await server.request('GET', `${PATH}/${name}`);
          expect(status).toBe(
            method === 'PATCH' && how !== 'is refused' ? 200 : 404,
          );
          await expect(runAction(action, inputFor(name))).resolves.toEqual({
            outcome: status === 200 ? 'unchanged' : 'created',
          });
        },
      );
    },
  );

  it('names the verbs that its user lacks', async () => {
    const action = actionWith({
      kubeconfig: { path: server.kubeconfig(WRITER) },
    });
    await expect(runAction(action, inputFor('new'))).rejects.toThrow(
      'Grant the verbs get, create and patch on serviceaccounts in namespace payments',
    );
  });
});

describe('irsa:service-account:apply', () => {
  it.each<[string, Parameters<typeof planning>[1], Partial<Input>, string]>([
    ['without createRole', { createRole: false }, {}, 'createRole: true'],
    ['without accounts', { accounts: undefined }, {}, 'accounts'],
    ['without a path', { path: undefined }, {}, 'path'],
    [
      'without a boundary',
      { permissionsBoundary: undefined },
      {},
      'permissionsBoundary',
    ],
    ['in another namespace', { namespaces: ['web'] }, {}, '[guard-rails]'],
    [
      'with a role of another account',
      {},
      { roleArn: 'arn:aws:iam::999988887777:role/x' },
      '[account]',
    ],
    ['with another audience', {}, { audience: 'other' }, '[audience]'],
    ['with a name that leads elsewhere', {}, { name: '../pods/x' }, 'name'],
    [
      'for an entity of somebody else',
      {},
      { entityRef: 'component:default/foreign' },
      'owned by group:default/finance',
    ],
    [
      'where nothing says how the cluster is reached',
      {},
      {},
      'kubernetesPlugin or kubeconfig',
    ],
  ])('is refused %s', async (_, rails, input, message) => {
    await expect(
      runAction(actionWith({}, rails), inputFor('refund-worker', input)),
    ).rejects.toThrow(message);
  });

  it('says that a kubeconfig cannot be used, and not what is in it', async () => {
    await expect(
      runAction(
        actionWith({ kubeconfig: { path: '/nowhere/kubeconfig' } }),
        inputFor('refund-worker'),
      ),
    ).rejects.toThrow("'/nowhere/kubeconfig' cannot be used (ENOENT)");
  });

  describe('through the Kubernetes plugin', () => {
    let proxy: Server;
    const asked: { url?: string; headers: IncomingHttpHeaders }[] = [];

    beforeAll(async () => {
      proxy = createServer((request, response) => {
        asked.push({ url: request.url, headers: request.headers });
        response.writeHead(request.method === 'GET' ? 404 : 201);
        response.end('{"metadata":{"resourceVersion":"1"}}');
      });
      await new Promise<void>(done => {
        proxy.listen(0, '127.0.0.1', done);
      });
    });

    afterAll(() => {
      proxy.close();
    });

    it('asks its proxy on behalf of the user', async () => {
      const { port } = proxy.address() as AddressInfo;
      const discovery = mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
      });
      await expect(
        runAction(
          actionWith({ kubernetesPlugin: { cluster: 'prod' } }, {}, discovery),
          inputFor('refund-worker'),
        ),
      ).resolves.toEqual({ outcome: 'created' });
      expect(asked).toEqual([
        {
          url: `/api/kubernetes/proxy${PATH}/refund-worker`,
          headers: expect.objectContaining({
            'backstage-kubernetes-cluster': 'prod',
            authorization: expect.stringContaining('user:default/ada'),
          }),
        },
        expect.objectContaining({
          url: `/api/kubernetes/proxy${PATH}/refund-worker?fieldManager=backstage-irsa&force=false`,
        }),
      ]);
    });
  });
});
