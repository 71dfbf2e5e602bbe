import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ACCOUNT, aCluster } from '../../__testUtils__/planning';
import { inputOf } from '../../__testUtils__/runAction';
import { HttpIrsaService } from 'backstage-plugin-irsa-node';
import { createPlanMigrationAction } from './planMigration';
import { examples } from './planMigration.examples';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/payments-api`;
const euw1 = aCluster('prod-euw1', 'eu-west-1');
const use1 = aCluster('prod-use1', 'us-east-1');
const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/PROD-EUW1';
const serviceAccount = {
  cluster: 'prod-euw1',
  namespace: 'payments',
  name: 'payments-api',
};
const irsaStatement = {
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: {
      [`${issuer}:sub`]: 'system:serviceaccount:payments:payments-api',
      [`${issuer}:aud`]: 'sts.amazonaws.com',
    },
  },
};
const nodes = {
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/nodes` },
  Action: 'sts:AssumeRole',
};

const binding = (mechanism: string) => ({
  serviceAccount,
  roleArn: ROLE,
  mechanism,
  configured: true,
  verdict: 'works',
  reasons: [],
  status: 'works',
  workloads: ['workload:prod-euw1/payments/Deployment/payments-api'],
  lane: [],
});

/** The answers of the irsa backend, by path; those that are missing are not found. */
function answers(
  mechanism: string,
  statement: object,
): Record<string, unknown> {
  return {
    '/entities/component/default/payments-api': {
      bindings: [binding(mechanism), binding('node-role')],
    },
    '/service-accounts?cluster=prod-euw1&namespace=payments&limit=200': {
      items: [],
      totalItems: 1,
      nextCursor: 'more',
    },
    '/service-accounts?cluster=prod-euw1&namespace=payments&limit=200&cursor=more':
      {
        items: [
          { bindings: [binding(mechanism)], workloads: binding('').workloads },
        ],
        totalItems: 1,
      },
    [`/roles/${encodeURIComponent(ROLE)}`]: {
      arn: ROLE,
      does: [{ ...serviceAccount, entityRefs: [] }],
      others: false,
      totals: { does: 1, can: 1 },
      permissions: { everyService: false, services: [], unknown: [] },
      trustPolicy: {
        title: 'x',
        text: JSON.stringify({
          Version: '2012-10-17',
          Statement: [statement],
        }),
        decidingLines: [],
        mark: 'decides',
      },
    },
    '/clusters/prod-euw1': { ...euw1, podIdentityAgent: true },
  };
}

let server: Server;
let workspace: string;
let given: Record<string, unknown>;
let tokens: (string | undefined)[];

beforeEach(async () => {
  tokens = [];
  workspace = await mkdtemp(join(tmpdir(), 'migration-'));
  server = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    const answer = given[request.url?.replace('/api/irsa/v1', '') ?? ''];
    response.statusCode = answer ? 200 : 404;
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify(
        answer ?? {
          error: { name: 'NotFoundError', message: `No ${request.url}` },
        },
      ),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  await new Promise(resolve => {
    server.close(resolve);
  });
  await rm(workspace, { recursive: true });
});

async function run(
  input: object,
  credentials: BackstageCredentials = mockCredentials.user('user:default/ada'),
) {
  const { port } = server.address() as AddressInfo;
  const discovery: DiscoveryService = {
    getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
    getExternalBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
  };
  const action = createPlanMigrationAction({
    irsa: new HttpIrsaService({ auth: mockServices.auth(), discovery }),
    clusters: [{ find: async name => (name === use1.name ? use1 : undefined) }],
  });
  const output: Record<string, unknown> = {};
  await action.handler({
    ...createMockActionContext({ input: input as never }),
    workspacePath: workspace,
    getInitiatorCredentials: async () => credentials,
    output: (name: string | number | symbol, value: unknown) => {
      output[String(name)] = value;
    },
  });
  return output;
}

const read = (path: string) => readFile(join(workspace, path), 'utf8');
const entityRef = 'component:default/payments-api';

describe('irsa:migration:plan', () => {
  it.each([
    [examples[0], 'kube2iam', nodes],
    [examples[1], 'irsa', irsaStatement],
    [examples[2], 'irsa', irsaStatement],
    [examples[3], 'irsa', irsaStatement],
  ])('runs its example: $0.description', async (example, from, statement) => {
    given = answers(from, statement);
    const output = await run(inputOf(example.example));
    expect(output.canBegin).toBe(true);
    const files = output.files as string[];
    expect(await read(files[0])).toBe(output.markdown);
    expect((output.steps as object[]).length).toBeGreaterThan(3);
    for (const path of files) {
      expect(await read(path)).not.toBe('');
    }
  });

  it('asks as whoever started the template', async () => {
    given = answers('irsa', irsaStatement);
    await run({ entityRef, mechanism: 'pod-identity' });
    const expected = mockCredentials.service.header({
      onBehalfOf: mockCredentials.user('user:default/ada'),
      targetPluginId: 'irsa',
    });
    expect(new Set(tokens)).toEqual(new Set([expected]));
  });

  it('writes the policy with the new way beside the old one', async () => {
    given = answers('kube2iam', nodes);
    const { moves, trust } = await run({ entityRef, mechanism: 'irsa' });
    expect(moves).toMatchObject([{ cluster: 'prod-euw1', roleArn: ROLE }]);
    expect(trust).toMatchObject([
      { roleArn: ROLE, during: { Statement: [nodes, irsaStatement] } },
    ]);
    const path = `migration/trust-policies/${ACCOUNT}/payments-api`;
    expect(JSON.parse(await read(`${path}.before.json`)).Statement).toEqual([
      nodes,
    ]);
    expect(JSON.parse(await read(`${path}.during.json`)).Statement).toEqual([
      nodes,
      irsaStatement,
    ]);
  });

  it('plans for a cluster that only the configuration knows', async () => {
    given = answers('irsa', irsaStatement);
    const { markdown } = await run({
      entityRef,
      mechanism: 'irsa',
      newCluster: 'prod-use1',
    });
    expect(markdown).toContain('oidc.eks.us-east-1.amazonaws.com/id/PROD-USE1');
  });

  it('says that a policy may not be seen, and that a role was not read', async () => {
    given = answers('irsa', irsaStatement);
    const role = given[`/roles/${encodeURIComponent(ROLE)}`] as object;
    given[`/roles/${encodeURIComponent(ROLE)}`] = {
      ...role,
      trustPolicy: { title: 'x', decidingLines: [], mark: 'decides' },
    };
    const hidden = await run({ entityRef, mechanism: 'pod-identity' });
    delete given[`/roles/${encodeURIComponent(ROLE)}`];
    const unread = await run({
      entityRef,
      mechanism: 'pod-identity',
      replace: true,
    });
    for (const { canBegin, checks } of [hidden, unread]) {
      expect(canBegin).toBe(false);
      expect(checks).toContainEqual(
        expect.objectContaining({
          status: 'stop',
          text: expect.stringContaining('irsa.policy.read'),
        }),
      );
    }
  });

  it('does not plan one of several roles of a namespace', async () => {
    given = answers('kiam', nodes);
    given[
      '/service-accounts?cluster=prod-euw1&namespace=payments&limit=200&cursor=more'
    ] = {
      items: [
        {
          bindings: [
            binding('kiam'),
            { ...binding('kiam'), roleArn: `${ROLE}-2` },
          ],
          workloads: binding('').workloads,
        },
      ],
      totalItems: 1,
    };
    const { checks } = await run({
      cluster: 'prod-euw1',
      namespace: 'payments',
      mechanism: 'irsa',
    });
    expect(checks).toContainEqual(
      expect.objectContaining({
        text: 'Its workloads have 2 roles. Plan it for each component by itself.',
      }),
    );
  });

  it('fails where the entity is not there', async () => {
    given = {};
    await expect(run({ entityRef, mechanism: 'irsa' })).rejects.toThrow(
      /No .*payments-api/,
    );
  });

  it.each<[object, string]>([
    [{}, 'Give entityRef, or cluster and namespace'],
    [{ cluster: 'a' }, 'Give entityRef'],
    [{ entityRef, namespace: 'a' }, 'Give entityRef'],
    [{ entityRef, directory: '../x' }, 'directory "../x" is not a folder'],
    [{ entityRef, directory: '/x' }, 'is not a folder'],
    [{ entityRef, directory: 'a//b' }, 'is not a folder'],
    [{ entityRef, directory: '.git' }, 'is not a folder'],
  ])('refuses %j', async (input, message) => {
    given = answers('irsa', irsaStatement);
    await expect(run({ mechanism: 'irsa', ...input })).rejects.toThrow(message);
  });

  it('replaces an earlier plan that says something else only when asked', async () => {
    given = answers('kube2iam', nodes);
    await run({ entityRef, mechanism: 'irsa' });
    await run({ entityRef, mechanism: 'irsa' });
    const other = { entityRef, mechanism: 'pod-identity' };
    await expect(run(other)).rejects.toThrow('set replace to true');
    const { markdown } = await run({ ...other, replace: true });
    expect(await read('migration/MIGRATION.md')).toBe(markdown);
  });

  it('writes nowhere but in the workspace', async () => {
    given = answers('irsa', irsaStatement);
    const outside = await mkdtemp(join(tmpdir(), 'outside-'));
    await symlink(outside, join(workspace, 'migration'));
    await expect(
      run({ entityRef, mechanism: 'pod-identity' }),
    ).rejects.toThrow();
    await rm(outside, { recursive: true });
  });
});
