import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import irsaPlugin from './index';

const directory = createMockDirectory();

const ALICE = 'user:default/alice';
const BOB = 'user:default/bob';
const REFUSED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';

const ACCOUNT = '111122223333';
const ISSUER = 'oidc.eks.eu-west-1.amazonaws.com/id/7F3A';
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`;
const CLUSTER_ARN = `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`;
const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;

function policy(subject: string) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: PROVIDER },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
          StringLike: {
            [`${ISSUER}:sub`]: `system:serviceaccount:${subject}`,
          },
        },
      },
    ],
  };
}

const serviceAccount = (name: string, audience?: string) => ({
  kind: 'ServiceAccount',
  metadata: {
    name,
    namespace: 'shop',
    annotations: {
      'eks.amazonaws.com/role-arn': roleArn(name),
      ...(audience ? { 'eks.amazonaws.com/audience': audience } : {}),
    },
  },
});
const deployment = (name: string) => ({
  kind: 'Deployment',
  metadata: {
    name,
    namespace: 'shop',
    labels: { 'backstage.io/kubernetes-id': name },
  },
  spec: { template: { spec: { serviceAccountName: name, containers: [] } } },
});
const role = (name: string, subject: string) => ({
  RoleName: name,
  Arn: roleArn(name),
  AttachedManagedPolicies: [],
  RolePolicyList: [],
  AssumeRolePolicyDocument: policy(subject),
});

const fleet = {
  accounts: {
    [ACCOUNT]: {
      'account-authorization-details.json': JSON.stringify({
        RoleDetailList: [
          role('mine', 'shop:mine'),
          role('theirs', 'shop:theirs'),
          role('broken', 'shop:somebody-else'),
        ],
      }),
      'open-id-connect-providers': {
        'c.json': JSON.stringify({
          Url: ISSUER,
          ClientIDList: ['sts.amazonaws.com'],
        }),
      },
    },
  },
  clusters: {
    prod: {
      'cluster.json': JSON.stringify({
        cluster: {
          name: 'prod',
          arn: CLUSTER_ARN,
          identity: { oidc: { issuer: `https://${ISSUER}` } },
        },
      }),
      'objects.json': JSON.stringify({
        kind: 'List',
        items: [
          serviceAccount('mine'),
          serviceAccount('theirs', 'vault'),
          serviceAccount('nobodys'),
          serviceAccount('broken'),
          deployment('mine'),
          deployment('theirs'),
          deployment('broken'),
        ],
      }),
      'pods.json': JSON.stringify({ kind: 'PodList', items: [] }),
      'pod-identity-associations.json': JSON.stringify([]),
    },
  },
};

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': name },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'x' },
});

/** What a user may do in a test. */
interface Rights {
  /** Entities that the catalog shows; all when absent. */
  readonly sees?: readonly string[];
  /** Names of permissions that are denied. */
  readonly denied?: readonly string[];
}

function userOf(credentials: BackstageCredentials): string {
  const { principal } = credentials as {
    principal?: { userEntityRef?: string };
  };
  return principal?.userEntityRef ?? 'service';
}

async function start(
  rights: Record<string, Rights> = {},
  checks: Record<string, { enabled: boolean }> = {},
) {
  const all = catalogServiceMock({
    entities: ['mine', 'theirs', 'broken'].map(component),
  });
  const rightsOf = (credentials: BackstageCredentials) =>
    rights[userOf(credentials)] ?? {};
  const { server } = await startTestBackend({
    features: [
      irsaPlugin,
      catalogServiceMock.mock({
        streamEntities: (query, asked) => all.streamEntities(query, asked),
        getEntitiesByRefs: async (query, asked) => {
          const { sees } = rightsOf(
            (asked as CatalogServiceRequestOptions).credentials,
          );
          const { items } = await all.getEntitiesByRefs(query, asked);
          return {
            items: items.map((item, index) =>
              !sees || sees.includes(query.entityRefs[index])
                ? item
                : undefined,
            ),
          };
        },
      }).factory,
      mockServices.permissions.mock({
        authorize: async (
          requests: AuthorizePermissionRequest[],
          { credentials }: { credentials: BackstageCredentials },
        ) =>
          requests.map(({ permission }) => ({
            result: rightsOf(credentials).denied?.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
      mockServices.rootConfig.factory({
        data: { irsa: { files: [{ directory: directory.path }], checks } },
      }),
    ],
  });
  const post = async (path: string, body: unknown, user = ALICE) =>
    request(server)
      .post(`/api/irsa/v1${path}`)
      .set('Authorization', mockCredentials.user.header(user))
      .send(body as object);
  expect((await post('/refresh', {}, 'user:default/admin')).status).toBe(202);
  return { server, post };
}

beforeEach(() => directory.setContent(fleet));

describe('POST /errors/explain', () => {
  it('explains a text by itself, to every user', async () => {
    const { post } = await start({
      [ALICE]: { denied: ['irsa.identity.read', 'irsa.report.read'] },
    });
    const { status, body } = await post('/errors/explain', {
      text: `AccessDenied: ${REFUSED} for ${roleArn('theirs')}`,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      recognised: true,
      errorId: 'web-identity-refused',
      extracted: { roleArn: roleArn('theirs'), account: ACCOUNT },
      notes: [],
    });
    expect(body.suspects[0]).toMatchObject({
      checkId: 'IRSA-TR-002',
      state: 'possible',
    });
  });

  it('says that a text is not known, with what it names', async () => {
    const { post } = await start();
    const { body } = await post('/errors/explain', {
      text: 'Something else, request id: 0f4c5d6e-9999',
    });
    expect(body).toEqual({
      recognised: false,
      suspects: [],
      extracted: { requestId: '0f4c5d6e-9999' },
      also: [],
      notes: [],
    });
  });

  it('compares it with an entity that the reader may see', async () => {
    const { post } = await start();
    const { body } = await post('/errors/explain', {
      text: `${REFUSED} on ${roleArn('theirs')}`,
      entityRef: 'component:default/mine',
    });
    expect(body.notes).toEqual([
      expect.stringContaining(
        `${roleArn('theirs')}, which no binding of component:default/mine`,
      ),
    ]);
  });

  it('finds the finding that fits, and rules out what was looked for', async () => {
    const { post } = await start();
    const { body } = await post('/errors/explain', {
      text: `AccessDenied: ${REFUSED}`,
      entityRef: 'component:default/broken',
    });
    expect(body.suspects[0]).toMatchObject({
      checkId: 'IRSA-TR-002',
      state: 'matches',
      why: expect.stringContaining('does not name shop/broken of prod'),
      findingId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const stateOf = (id: string) =>
      body.suspects.find(({ checkId }: { checkId: string }) => checkId === id)
        .state;
    expect(stateOf('IRSA-SA-003')).toBe('ruled-out');
    expect(stateOf('IRSA-TR-021')).toBe('possible');
  });

  it('rules nothing out by a check that is switched off', async () => {
    const { post } = await start({}, { 'IRSA-TR-002': { enabled: false } });
    const { body } = await post('/errors/explain', {
      text: REFUSED,
      entityRef: 'component:default/broken',
    });
    expect(
      body.suspects.find(
        ({ checkId }: { checkId: string }) => checkId === 'IRSA-TR-002',
      ),
    ).toMatchObject({
      state: 'possible',
      open: 'The check IRSA-TR-002 is switched off.',
    });
  });

  it('tells nothing about an entity that the reader may not see', async () => {
    const { post } = await start({
      [ALICE]: { sees: ['component:default/mine'] },
      [BOB]: { denied: ['irsa.identity.read'] },
    });
    const about = { text: REFUSED, entityRef: 'component:default/theirs' };
    expect((await post('/errors/explain', about)).status).toBe(404);
    expect((await post('/errors/explain', about, BOB)).status).toBe(403);
    expect((await post('/errors/explain', about, 'user:x/y')).status).toBe(200);
  });

  it.each([
    [{}, 'text is missing'],
    [{ text: '' }, 'text is missing'],
    [{ text: 7 }, 'text must be a text'],
    [{ text: 'x', entityRef: [] }, 'entityRef must be a text'],
    [[], 'The body must be a JSON object'],
    [{ text: 'x'.repeat(65_537) }, 'text has 65537 characters'],
  ])('refuses the body %#', async (body, message) => {
    const { post } = await start();
    const response = await post('/errors/explain', body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });

  it('takes the longest text, and no longer body', async () => {
    const { post } = await start();
    const text = '"'.repeat(65_536);
    expect((await post('/errors/explain', { text })).status).toBe(200);
    expect(
      (await post('/errors/explain', { text: 'x'.repeat(600_000) })).status,
    ).toBe(413);
  });

  it('needs somebody who is signed in', async () => {
    const { server } = await start();
    const response = await request(server)
      .post('/api/irsa/v1/errors/explain')
      .set('Authorization', mockCredentials.none.header())
      .send({ text: REFUSED });
    expect(response.status).toBe(401);
  });
});

describe('GET /clusters/{name}', () => {
  const get = (
    { server }: Awaited<ReturnType<typeof start>>,
    name: string,
    user = ALICE,
  ) =>
    request(server)
      .get(`/api/irsa/v1/clusters/${name}`)
      .set('Authorization', mockCredentials.user.header(user));

  it('tells what a plan needs, to those who see lists or make roles', async () => {
    const started = await start({
      [ALICE]: { denied: ['irsa.report.read'] },
      [BOB]: { denied: ['irsa.report.read', 'irsa.role.create'] },
    });
    const { status, body } = await get(started, 'prod');
    expect(status).toBe(200);
    expect(body).toEqual({
      name: 'prod',
      arn: CLUSTER_ARN,
      issuer: `https://${ISSUER}`,
      associations: 0,
      accounts: [
        {
          account: '111122223333',
          oidcProviders: 1,
          oidcProvider: {
            arn: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}`,
            clientIds: ['sts.amazonaws.com'],
          },
        },
      ],
    });
    expect((await get(started, 'moon')).status).toBe(404);
    expect((await get(started, 'prod', BOB)).status).toBe(403);
  });

  it('has the roles of nodes where they were read', async () => {
    const nodeRole = 'arn:aws:iam::111122223333:role/prod-node';
    directory.addContent({
      clusters: {
        prod: {
          'cluster.json': JSON.stringify({
            cluster: {
              name: 'prod',
              arn: CLUSTER_ARN,
              identity: { oidc: { issuer: `https://${ISSUER}` } },
              accessConfig: { authenticationMode: 'API' },
            },
          }),
          'nodegroups.json': JSON.stringify([
            {
              nodegroup: {
                nodegroupName: 'main',
                clusterName: 'prod',
                nodeRole,
              },
            },
          ]),
          'fargate-profiles.json': '[]',
          'access-entries.json': '[]',
        },
      },
    });
    const { body } = await get(await start(), 'prod');
    expect(body.nodeRoles).toEqual([nodeRole]);
  });

  it('knows of the Pod Identity agent where add-ons were read', async () => {
    directory.addContent({
      clusters: {
        prod: {
          'addons.json': JSON.stringify([
            {
              addon: {
                addonName: 'eks-pod-identity-agent',
                clusterName: 'prod',
                status: 'ACTIVE',
              },
            },
          ]),
        },
      },
    });
    const { body } = await get(await start(), 'prod');
    expect(body.podIdentityAgent).toBe(true);
  });
});

describe('POST /trust/evaluate', () => {
  it('looks at a pasted policy, for every user', async () => {
    const { post } = await start({
      [ALICE]: { denied: ['irsa.report.read', 'irsa.policy.read'] },
    });
    const { status, body } = await post('/trust/evaluate', {
      policy: JSON.stringify(policy('shop:*')),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      problems: [],
      scope: { class: 'namespace' },
      sentences: [{ path: 'Statement[0]', class: 'namespace' }],
    });
    expect(body.findings.length).toBeGreaterThan(0);
    expect(body).not.toHaveProperty('decision');
  });

  it('judges a request', async () => {
    const { post } = await start();
    const ask = (sub: string) =>
      post('/trust/evaluate', {
        policy: policy('shop:mine'),
        request: {
          action: 'sts:AssumeRoleWithWebIdentity',
          roleArn: roleArn('mine'),
          principal: { type: 'Federated', id: PROVIDER },
          context: {
            [`${ISSUER}:aud`]: ['sts.amazonaws.com'],
            [`${ISSUER}:sub`]: sub,
          },
        },
      });
    expect((await ask('system:serviceaccount:shop:mine')).body).toMatchObject({
      decision: 'allow',
    });
    expect((await ask('system:serviceaccount:shop:other')).body).toMatchObject({
      decision: 'deny',
      reasons: [{ code: 'SUB_MISMATCH' }],
      evaluation: { decision: 'deny' },
    });
  });

  const subject = (name: string) => ({
    policy: policy('shop:*'),
    roleArn: roleArn('mine'),
    subject: { cluster: 'prod', namespace: 'shop', name },
  });

  it('lets a service account ask, which need not exist', async () => {
    const { post } = await start();
    for (const name of ['mine', 'not-there']) {
      expect((await post('/trust/evaluate', subject(name))).body).toMatchObject(
        {
          decision: 'allow',
          attempts: [
            { mechanism: 'irsa', decision: 'allow' },
            { mechanism: 'pod-identity', decision: 'deny' },
          ],
        },
      );
    }
    expect(
      (await post('/trust/evaluate', subject('theirs'))).body,
    ).toMatchObject({ decision: 'deny' });
  });

  it('shows nothing of how a hidden service account is set up', async () => {
    const { post } = await start({
      [ALICE]: { sees: ['component:default/mine'] },
    });
    const [hidden, absent] = [
      await post('/trust/evaluate', subject('theirs')),
      await post('/trust/evaluate', subject('not-there')),
    ];
    expect(JSON.stringify(hidden.body).replaceAll('theirs', 'not-there')).toBe(
      JSON.stringify(absent.body),
    );
  });

  it('needs irsa.report.read for a service account', async () => {
    const { post } = await start({ [BOB]: { denied: ['irsa.report.read'] } });
    expect((await post('/trust/evaluate', subject('mine'))).status).toBe(200);
    expect((await post('/trust/evaluate', subject('mine'), BOB)).status).toBe(
      403,
    );
  });

  it('names a cluster that nobody knows', async () => {
    const { post } = await start();
    const response = await post('/trust/evaluate', {
      ...subject('mine'),
      subject: { cluster: 'moon', namespace: 'shop', name: 'mine' },
    });
    expect(response.status).toBe(404);
    expect(response.body.error.message).toContain("cluster 'moon'");
  });

  it('explains a policy that cannot be read', async () => {
    const { post } = await start();
    const { status, body } = await post('/trust/evaluate', { policy: '{"a":' });
    expect(status).toBe(200);
    expect(body.scope.class).toBe('unknown');
    expect(body.problems).toEqual([
      expect.objectContaining({ line: 1, column: expect.any(Number) }),
    ]);
  });

  const asked = {
    action: 'sts:AssumeRole',
    roleArn: roleArn('mine'),
    principal: { type: 'AWS', id: ACCOUNT },
  };
  it.each<[object, string]>([
    [{}, 'policy must be a trust policy'],
    [{ policy: [] }, 'policy must be a trust policy'],
    [{ policy: '' }, 'policy is missing'],
    [{ policy: '{}', roleArn: 'x' }, 'roleArn is not the ARN of a role'],
    [{ policy: '{}', request: 1 }, 'request must be a JSON object'],
    [{ policy: '{}', request: {} }, 'request.action is missing'],
    [
      {
        policy: '{}',
        request: { ...asked, principal: { type: 'x', id: 'y' } },
      },
      'request.principal.type must be one of Federated, Service, AWS',
    ],
    [
      { policy: '{}', request: { ...asked, context: { a: 1 } } },
      'request.context.a must be a text',
    ],
    [
      { policy: '{}', request: { ...asked, unknownKeys: 'a' } },
      'request.unknownKeys must be a list of texts',
    ],
    [
      { policy: '{}', subject: { cluster: 'a' } },
      'subject.namespace is missing',
    ],
    [
      { policy: '{}', request: asked, subject: {} },
      'Give request or subject, not both',
    ],
    [
      { policy: `{"a":"${'x'.repeat(262_144)}"}` },
      'policy has 262152 characters',
    ],
  ])('refuses the body %#', async (body, message) => {
    const { post } = await start();
    const response = await post('/trust/evaluate', body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });

  it('takes no body of more than a megabyte', async () => {
    const { post } = await start();
    const response = await post('/trust/evaluate', {
      policy: 'x'.repeat(1_100_000),
    });
    expect(response.status).toBe(413);
  });
});

describe('POST /trust/preview', () => {
  const names = (list: { name: string }[]) => list.map(({ name }) => name);

  it('names who gains and who loses, from the role as it was read', async () => {
    const { post } = await start();
    const { status, body } = await post('/trust/preview', {
      roleArn: roleArn('mine'),
      after: policy('shop:n*'),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      gained: [
        {
          cluster: 'prod',
          namespace: 'shop',
          name: 'nobodys',
          entityRefs: [],
        },
      ],
      lost: [
        {
          cluster: 'prod',
          namespace: 'shop',
          name: 'mine',
          entityRefs: ['component:default/mine'],
        },
      ],
      unchanged: [],
      unknown: [],
      appearing: [
        { cluster: 'prod', namespacePattern: 'shop', namePattern: 'n*' },
      ],
      disappearing: [],
      sets: { gained: { class: 'name-prefix' }, lost: { class: 'exact' } },
      classes: { before: 'exact', after: 'name-prefix' },
      clusters: { known: 1, read: 1 },
      totals: { gained: 1, lost: 1, unchanged: 0, unknown: 0 },
      others: false,
      beforeFrom: 'role',
    });
  });

  it('takes the policy before from the request, or begins with nothing', async () => {
    const { post } = await start();
    const given = await post('/trust/preview', {
      before: policy('shop:*'),
      after: JSON.stringify(policy('shop:mine')),
    });
    expect(given.body.beforeFrom).toBe('request');
    expect(names(given.body.unchanged)).toEqual(['mine']);
    expect(names(given.body.lost)).toEqual(['broken', 'nobodys']);
    const fresh = await post('/trust/preview', { after: policy('shop:mine') });
    expect(fresh.body.beforeFrom).toBe('nothing');
    expect(names(fresh.body.gained)).toEqual(['mine']);
  });

  it('hides the service accounts of entities that the reader may not see', async () => {
    const { post } = await start({
      [ALICE]: { sees: ['component:default/mine'] },
    });
    const { body } = await post('/trust/preview', {
      before: { Statement: [] },
      after: policy('shop:*'),
    });
    expect(names(body.gained)).toEqual(['mine', 'nobodys']);
    expect(body.totals.gained).toBe(2);
    expect(body.others).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/theirs|broken/);
  });

  it('needs the permissions to see lists, and policies where it takes one', async () => {
    const { post } = await start({
      [ALICE]: { denied: ['irsa.policy.read'] },
      [BOB]: { denied: ['irsa.report.read'] },
    });
    const after = policy('shop:mine');
    const own = { before: policy('shop:*'), after };
    const read = { roleArn: roleArn('mine'), after };
    expect((await post('/trust/preview', own)).status).toBe(200);
    expect((await post('/trust/preview', read)).status).toBe(403);
    expect((await post('/trust/preview', { ...read, ...own })).status).toBe(
      200,
    );
    expect((await post('/trust/preview', own, BOB)).status).toBe(403);
  });

  it('says the same of a role that is hidden and of one that is not there', async () => {
    const { post } = await start({
      [ALICE]: { sees: ['component:default/mine'] },
    });
    const ask = async (name: string) => {
      const { status, body } = await post('/trust/preview', {
        roleArn: roleArn(name),
        after: policy('shop:mine'),
      });
      return [status, body.error.message.replaceAll(name, 'x')];
    };
    expect((await ask('theirs'))[0]).toBe(404);
    expect(await ask('theirs')).toEqual(await ask('nowhere'));
  });

  it('does not take a role for another whose name resembles it', async () => {
    const { post } = await start();
    for (const name of ['min_', 'MINE', 'mi%']) {
      const { status } = await post('/trust/preview', {
        roleArn: roleArn(name),
        after: policy('shop:mine'),
      });
      expect([400, 404]).toContain(status);
    }
  });

  it('sees what was read since', async () => {
    const { post } = await start();
    const ask = () =>
      post('/trust/preview', {
        before: { Statement: [] },
        after: policy('shop:new*'),
      });
    expect(names((await ask()).body.gained)).toEqual([]);
    directory.addContent({
      clusters: {
        prod: {
          'new.json': JSON.stringify({
            kind: 'List',
            items: [serviceAccount('newcomer')],
          }),
        },
      },
    });
    await post('/refresh', {});
    expect(names((await ask()).body.gained)).toEqual(['newcomer']);
  });

  it.each<[object, string]>([
    [{}, 'after must be a trust policy'],
    [{ after: '{' }, 'after is no policy document'],
    [{ after: '{}', before: 'x' }, 'before is no policy document'],
    [{ after: '{}', roleArn: 5 }, 'roleArn must be a text'],
    [
      { after: { a: 'x'.repeat(262_144) } },
      'after has 262152 characters; at most 262144',
    ],
  ])('refuses the body %#', async (body, message) => {
    const { post } = await start();
    const response = await post('/trust/preview', body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });
});
