import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { EntityIdentity } from 'backstage-plugin-irsa-common';
import request from 'supertest';
import {
  ACCOUNT,
  ALICE,
  BOB,
  fleet,
  ready,
  Rights,
  ROLE,
  startPlugin,
} from './__testUtils__/startPlugin';

const directory = createMockDirectory();

const start = (
  rights?: Record<string, Rights>,
  options?: Parameters<typeof startPlugin>[2],
) => startPlugin(directory.path, rights, options);

beforeEach(() => directory.setContent(fleet));

describe('GET /entities/{kind}/{namespace}/{name}', () => {
  it('answers with verdict, lane, reach and sources', async () => {
    const { identity } = await ready(await start());
    const answer = await identity(ALICE, 'mine');
    expect(answer).toMatchObject({
      entityRef: 'component:default/mine',
      status: 'attention',
      sentence: 'Works, but role shared is open to a whole namespace.',
      workloads: [
        { cluster: 'prod', namespace: 'shop', kind: 'Deployment', pods: 0 },
      ],
      bindings: [{ roleArn: ROLE, mechanism: 'irsa', verdict: 'works' }],
      roles: [{ arn: ROLE, trustScope: 'namespace', others: false }],
      policyText: true,
    });
    expect(answer.roles[0].can.map(each => each.name).sort()).toEqual([
      'mine',
      'nobodys',
      'theirs',
    ]);
    expect(answer.sources.map(source => source.title)).toEqual([
      `IAM ${ACCOUNT}`,
      'prod',
    ]);
  });

  it('says 404 for an entity that is not there, and for one that the catalog does not show', async () => {
    const { as } = await ready(
      await start({ [BOB]: { sees: ['component:default/mine'] } }),
    );
    const absent = await as(BOB).get('/entities/component/default/absent');
    const hidden = await as(BOB).get('/entities/component/default/theirs');
    expect(absent.status).toBe(404);
    expect(hidden.status).toBe(404);
    expect(hidden.body.error.message.replace('theirs', 'absent')).toBe(
      absent.body.error.message,
    );
  });

  it('says 403 with the permission when the reader may not see the identity', async () => {
    const { as } = await ready(
      await start({
        [BOB]: { denied: ['irsa.identity.read component:default/theirs'] },
      }),
    );
    const response = await as(BOB).get('/entities/component/default/theirs');
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('irsa.identity.read');
    expect((await as(BOB).get('/entities/component/default/mine')).status).toBe(
      200,
    );
  });

  it.each<[string, Rights]>([
    ['the catalog does not show', { sees: ['component:default/mine'] }],
    [
      'that may not be seen',
      { denied: ['irsa.identity.read component:default/theirs'] },
    ],
  ])('leaves out service accounts of entities %s', async (_, rights) => {
    const { as, identity } = await ready(await start({ [BOB]: rights }));
    const [role] = (await identity(BOB, 'mine')).roles;
    expect(role.others).toBe(true);
    expect(role.can.map(each => each.name).sort()).toEqual(['mine', 'nobodys']);
    expect(
      (await as(BOB).get('/entities/component/default/mine')).text,
    ).not.toContain('theirs');
    expect((await identity(ALICE, 'mine')).roles[0].others).toBe(false);
  });

  it('leaves out service accounts that no entity claims without irsa.report.read', async () => {
    const { as, identity } = await ready(
      await start({ [BOB]: { denied: ['irsa.report.read'] } }),
    );
    const [role] = (await identity(BOB, 'mine')).roles;
    expect(role.others).toBe(true);
    expect(role.can.map(each => each.name).sort()).toEqual(['mine', 'theirs']);
    expect(
      (await as(BOB).get('/entities/component/default/mine')).text,
    ).not.toContain('nobodys');
  });

  it('leaves out the text of policies without irsa.policy.read', async () => {
    const { identity } = await ready(
      await start({ [BOB]: { denied: ['irsa.policy.read'] } }),
    );
    const documents = (answer: EntityIdentity) =>
      answer.bindings.flatMap(binding =>
        binding.lane.flatMap(hop => hop.detail?.document ?? []),
      );
    const hidden = await identity(BOB, 'mine');
    expect(hidden.policyText).toBe(false);
    expect(documents(hidden)).toEqual([
      { title: 'Trust policy of shared', mark: 'widens', decidingLines: [] },
    ]);
    expect(documents(await identity(ALICE, 'mine'))[0].text).toContain(
      'system:serviceaccount:shop:*',
    );
  });

  it('asks who it is', async () => {
    const { server } = await ready(await start());
    const response = await request(server)
      .get('/api/irsa/v1/entities/component/default/mine')
      .set('Authorization', mockCredentials.none.header());
    expect(response.status).toBe(401);
  });

  it('takes back a verdict that rests on a source that is too old', async () => {
    directory.setContent({
      ...fleet,
      clusters: {
        prod: {
          ...fleet.clusters.prod,
          'read.yaml': 'readAt: 2020-01-01T00:00:00Z',
        },
      },
    });
    const { identity } = await ready(await start());
    expect(await identity(ALICE, 'mine')).toMatchObject({
      status: 'unknown',
      sentence: expect.stringMatching(
        /^Unknown: mine in prod cannot be judged, because prod was last read \d+ days ago\.$/,
      ),
    });
  });
});

describe('GET /sources', () => {
  it('pages by id, forth and back', async () => {
    const { as } = await ready(await start());
    const first = (await as(ALICE).get('/sources?limit=1')).body;
    expect(first).toMatchObject({ totalItems: 2, items: [{ status: 'ok' }] });
    expect(first).not.toHaveProperty('prevCursor');
    const second = (
      await as(ALICE).get(`/sources?limit=1&cursor=${first.nextCursor}`)
    ).body;
    expect(second.items[0].title).toBe('prod');
    expect(second).not.toHaveProperty('nextCursor');
    const back = (
      await as(ALICE).get(`/sources?limit=1&cursor=${second.prevCursor}`)
    ).body;
    expect(back.items).toEqual(first.items);
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=x', 'limit=1&limit=2'])(
    'refuses ?%s with a clear error',
    async query => {
      const { as } = await start();
      const response = await as(ALICE).get(`/sources?${query}`);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(/^(limit|cursor) /);
    },
  );

  it('needs irsa.report.read', async () => {
    const { as } = await start({ [BOB]: { denied: ['irsa.report.read'] } });
    expect((await as(BOB).get('/sources')).status).toBe(403);
    expect((await as(ALICE).get('/sources')).status).toBe(200);
  });

  it('shows a broken file with its line, and everything else works', async () => {
    directory.setContent({
      ...fleet,
      clusters: {
        ...fleet.clusters,
        other: { 'sa.yaml': 'kind: ServiceAccount\n  metadata: x: y\n' },
      },
    });
    const { as, identity } = await ready(await start());
    const { items } = (await as(ALICE).get('/sources')).body;
    expect(items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          title: 'other',
          status: 'partial',
          problems: [
            { message: expect.stringMatching(/^sa\.yaml: line \d+, column/) },
          ],
        }),
      ]),
    );
    expect((await identity(ALICE, 'mine')).bindings[0].verdict).toBe('works');
  });

  it('shows a directory that cannot be read as failed', async () => {
    const { as } = await start({}, { files: [{ directory: './nowhere' }] });
    expect((await as(ALICE).get('/sources')).body.items).toEqual([
      expect.objectContaining({
        id: 'files:./nowhere',
        status: 'failed',
        problems: [{ message: expect.stringContaining('nowhere') }],
      }),
    ]);
  });
});

describe('POST /refresh', () => {
  it('needs irsa.refresh', async () => {
    const { as } = await start({ [BOB]: { denied: ['irsa.refresh'] } });
    expect((await as(BOB).post('/refresh', {})).status).toBe(403);
  });

  it('reads a source again and shows what is new', async () => {
    const { as, identity } = await ready(await start());
    directory.addContent({
      [`accounts/${ACCOUNT}/account-authorization-details.json`]:
        '{"RoleDetailList": []}',
    });
    const sourceId = `files:${directory.path}/accounts/${ACCOUNT}`;
    const response = await as(ALICE).post('/refresh', { sourceId });
    expect(response.status).toBe(202);
    expect(response.body.runs).toEqual([{ id: expect.any(String), sourceId }]);
    expect((await identity(ALICE, 'mine')).sentence).toBe(
      `Broken: mine in prod cannot use AWS, because role shared does not exist in account ${ACCOUNT}.`,
    );
  });

  it('reads every source when none is named', async () => {
    const { as } = await ready(await start());
    expect((await as(ALICE).post('/refresh', {})).body.runs).toHaveLength(2);
  });

  it('answers with the run that is under way, which shows its progress', async () => {
    let finish = () => {};
    const finished = new Promise<void>(resolve => {
      finish = resolve;
    });
    let begun = () => {};
    const reading = new Promise<void>(resolve => {
      begun = resolve;
    });
    const { as } = await start(
      {},
      {
        slow: async function* read() {
          begun();
          await finished;
          yield { type: 'complete', mark: { kind: 'namespace', of: 'one' } };
        },
      },
    );
    const refresh = () =>
      as(ALICE).post('/refresh', { sourceId: 'test:slow/one' });
    const first = refresh().then(response => response.body);
    await reading;
    const second = (await refresh()).body;
    const source = async () =>
      (await as(ALICE).get('/sources')).body.items.find(
        (item: { id: string }) => item.id === 'test:slow/one',
      );
    expect(await source()).toMatchObject({
      status: 'never-read',
      run: { id: second.runs[0].id, read: 0 },
    });
    finish();
    expect(await first).toEqual(second);
    expect(await source()).toMatchObject({ status: 'ok' });
    expect(await source()).not.toHaveProperty('run');
  });

  it.each([
    [{ sourceId: 'files:unknown' }, 404, 'files:unknown'],
    [{ sourceId: 7 }, 400, 'sourceId'],
    [[], 400, 'object'],
  ])('refuses %j with a clear error', async (body, status, message) => {
    const { as } = await ready(await start());
    const response = await as(ALICE).post('/refresh', body);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(message);
  });
});
