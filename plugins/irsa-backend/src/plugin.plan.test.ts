import { createMockDirectory } from '@backstage/backend-test-utils';
import { DEFAULT_ACCESS_PACKS } from 'backstage-plugin-irsa-common';
import {
  ACCOUNT,
  ALICE,
  BOB,
  fleet,
  ISSUER,
  ready,
  Rights,
  startPlugin,
} from './__testUtils__/startPlugin';

const NOBODY = 'user:default/nobody';
const rights: Record<string, Rights> = {
  [BOB]: {
    sees: ['component:default/mine'],
    denied: ['irsa.role.create'],
  },
  'user:default/maker': { denied: ['irsa.report.read'] },
  [NOBODY]: { denied: ['irsa.report.read', 'irsa.role.create'] },
};
const scaffolder = {
  guardRails: [
    {
      name: 'production',
      namespaces: ['shop', 'payments'],
      createRole: true,
      accounts: [ACCOUNT],
      permissionsBoundary: 'arn:{partition}:iam::{account}:policy/boundary',
      path: '/backstage/{namespace}/',
    },
  ],
  accessPacks: [
    {
      id: 'start-workflow',
      title: 'Start a workflow',
      parameters: [{ name: 'workflow' }],
      statements: [
        {
          Effect: 'Allow',
          Action: 'states:StartExecution',
          Resource:
            'arn:{partition}:states:{region}:{account}:stateMachine:{workflow}',
        },
      ],
    },
  ],
};
const PLAN = {
  clusters: ['prod'],
  namespace: 'shop',
  serviceAccount: 'refunds',
  accessPacks: [{ pack: 'start-workflow', parameters: { workflow: 'refund' } }],
  purpose: 'create',
};

const directory = createMockDirectory();
beforeEach(() => {
  directory.setContent(fleet);
  directory.addContent({
    clusters: { prod: { 'pod-identity-associations.json': '[]' } },
  });
});

/** @param clusters - names of clusters that are configured and not read. */
async function start(clusters: readonly string[] = ['later']) {
  const { as } = await ready(
    await startPlugin(directory.path, rights, {
      irsa: {
        scaffolder,
        clusters: clusters.map(name => ({
          name,
          issuer: `https://oidc.example.com/${name}`,
        })),
      },
    }),
  );
  return as;
}

describe('GET /clusters', () => {
  it('lists those that were read and those that are configured, by name', async () => {
    const as = await start();
    const first = await as(ALICE).get('/clusters?limit=1');
    expect(first.body).toMatchObject({
      items: [{ name: 'later', issuer: 'https://oidc.example.com/later' }],
      totalItems: 2,
    });
    const next = await as(ALICE).get(
      `/clusters?limit=1&cursor=${first.body.nextCursor}`,
    );
    expect(next.body.items).toMatchObject([
      {
        name: 'prod',
        arn: `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/prod`,
        issuer: `https://${ISSUER}`,
      },
    ]);
  });

  it('needs one of two permissions, as the access packs do', async () => {
    const as = await start();
    for (const path of ['/clusters', '/access-packs']) {
      expect((await as(BOB).get(path)).status).toBe(200);
      expect((await as('user:default/maker').get(path)).status).toBe(200);
      const refused = await as(NOBODY).get(path);
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toContain(
        'irsa.report.read or irsa.role.create',
      );
    }
  });
});

describe('GET /access-packs', () => {
  it('lists those of the configuration beside those that come with the plugin', async () => {
    const { body } = await (await start())(ALICE).get('/access-packs?limit=50');
    expect(body.totalItems).toBe(DEFAULT_ACCESS_PACKS.length + 1);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id: 'start-workflow',
        title: 'Start a workflow',
        parameters: [expect.objectContaining({ name: 'workflow' })],
      }),
    );
  });
});

describe('POST /identities/plan', () => {
  it('plans as the actions do', async () => {
    const { status, body } = await (
      await start()
    )(ALICE).post('/identities/plan', PLAN);
    expect(status).toBe(200);
    expect(body.plan).toMatchObject({
      allowed: true,
      lint: [],
      othersGain: { class: 'none' },
      role: {
        account: ACCOUNT,
        path: '/backstage/shop/',
        permissionsBoundary: `arn:aws:iam::${ACCOUNT}:policy/boundary`,
        permissionsPolicy: {
          Statement: [
            {
              Action: 'states:StartExecution',
              Resource: `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:refund`,
            },
          ],
        },
      },
    });
    expect(body.manifest).toContain(
      `eks.amazonaws.com/role-arn: ${body.plan.role.arn}\n`,
    );
    expect(body.reach).toMatchObject({
      gained: [],
      others: false,
      clusters: { known: 1, read: 1 },
    });
  });

  it('says what the guard rails refuse, with what to do', async () => {
    const as = await start();
    const wildcard = await as(ALICE).post('/identities/plan', {
      ...PLAN,
      serviceAccount: '*',
    });
    expect(wildcard.status).toBe(200);
    expect(wildcard.body.plan.allowed).toBe(false);
    expect(wildcard.body.plan.guardRails[0]).toMatchObject({
      rule: 'subjects',
      outcome: 'not-allowed',
      remedy: expect.stringContaining('Name one service account'),
    });
    const elsewhere = await as(ALICE).post('/identities/plan', {
      ...PLAN,
      namespace: 'kube-system',
    });
    expect(elsewhere.body.plan.guardRails[0]).toMatchObject({
      rule: 'guard-rails',
      outcome: 'not-allowed',
    });
  });

  it('names who else would gain as far as the reader may see them', async () => {
    const as = await start();
    const wildcard = { ...PLAN, serviceAccount: '*' };
    const namesFor = async (user: string) => {
      const { body } = await as(user).post('/identities/plan', wildcard);
      return {
        names: body.reach.gained.map(({ name }: { name: string }) => name),
        others: body.reach.others,
      };
    };
    expect(await namesFor(ALICE)).toEqual({
      names: ['mine', 'nobodys', 'theirs'],
      others: false,
    });
    expect(await namesFor(BOB)).toEqual({
      names: ['mine', 'nobodys'],
      others: true,
    });
  });

  it('plans without names for one who makes roles and sees no lists, and not at all for one who may do neither', async () => {
    const as = await start();
    const made = await as('user:default/maker').post('/identities/plan', PLAN);
    expect(made.status).toBe(200);
    expect(made.body.plan.allowed).toBe(true);
    expect(made.body).not.toHaveProperty('reach');
    expect((await as(NOBODY).post('/identities/plan', PLAN)).status).toBe(403);
  });

  it('plans for a cluster that is configured and was never read', async () => {
    const { body } = await (
      await start()
    )(ALICE).post('/identities/plan', {
      ...PLAN,
      clusters: ['later'],
      account: ACCOUNT,
      accessPacks: [],
    });
    expect(JSON.stringify(body.plan.role.trustPolicy)).toContain(
      'oidc-provider/oidc.example.com/later',
    );
  });

  it('says how much too long a trust policy is', async () => {
    const clusters = Array.from({ length: 30 }, (_, index) => `far-${index}`);
    const { status, body } = await (
      await start(clusters)
    )(ALICE).post('/identities/plan', {
      ...PLAN,
      account: ACCOUNT,
      accessPacks: [],
      clusters,
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      problem: expect.stringContaining('but the quota is 2048'),
    });
  });

  it.each<[string, object, string]>([
    ['a cluster that nobody knows', { clusters: ['moon'] }, '"moon"'],
    ['a name that is none', { serviceAccount: 'Refunds' }, 'Refunds'],
    [
      'a pack that is not filled in',
      { accessPacks: [{ pack: 'start-workflow' }] },
      'start-workflow needs the parameter workflow',
    ],
  ])('says why %s cannot be planned', async (_, change, message) => {
    const { status, body } = await (
      await start()
    )(ALICE).post('/identities/plan', { ...PLAN, ...change });
    expect(status).toBe(200);
    expect(body).toEqual({ problem: expect.stringContaining(message) });
  });

  it.each<[string, object, string]>([
    ['no cluster', { clusters: [] }, 'clusters must name 1 to 50'],
    ['no namespace', { namespace: undefined }, 'namespace is missing'],
    ['another mechanism', { mechanism: 'kiam' }, 'irsa or pod-identity'],
    ['another purpose', { purpose: 'delete' }, 'plan or create'],
    [
      'access packs that are no list',
      { accessPacks: { pack: 'x' } },

      'accessPacks must be a list',
    ],
    [
      'an access pack that is none',
      { accessPacks: ['read-bucket'] },

      'accessPacks[0] must be a JSON object',
    ],
    [
      'a parameter that is no text',
      { accessPacks: [{ pack: 'read-bucket', parameters: { bucket: 7 } }] },

      'accessPacks[0].parameters.bucket must be a text',
    ],
  ])('refuses %s', async (_, change, message) => {
    const response = await (
      await start()
    )(ALICE).post('/identities/plan', {
      ...PLAN,
      ...change,
    });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });
});
