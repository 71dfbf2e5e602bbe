import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  FindingPage,
  ReportedFinding,
  RoleAnswer,
  RoleDetail,
  RolePage,
  ServiceAccountAnswer,
  ServiceAccountPage,
} from 'backstage-plugin-irsa-common';
import {
  ALICE,
  BOB,
  ready,
  Rights,
  startPlugin,
} from './__testUtils__/startPlugin';
import { roleArn, teamEntities, teamsFleet } from './__testUtils__/teamsFleet';

const directory = createMockDirectory();

beforeEach(() => directory.setContent(teamsFleet()));

const MINE = 'component:default/mine';
const THEIRS = 'component:default/theirs';
const SECRET = 'component:default/secret';

/** Everything that a reader must not learn who may see `mine` alone. */
const HIDDEN = ['theirs', 'secret', 'vault', 'theirs-team'];

async function start(rights?: Record<string, Rights>) {
  const started = await ready(
    await startPlugin(directory.path, rights, { entities: teamEntities }),
  );
  const get = async <Answer>(user: string, path: string): Promise<Answer> => {
    const response = await started.as(user).get(path);
    expect([path, response.status, response.body.error?.message]).toEqual([
      path,
      200,
      undefined,
    ]);
    return response.body;
  };
  return { ...started, get };
}

// The catalog hides what Bob must not see, or a policy with a condition on the entity does.
const restricted: [string, Rights][] = [
  ['whom the catalog shows one component', { sees: [MINE] }],
  [
    'to whom a policy grants one component',
    {
      denied: [`irsa.identity.read ${THEIRS}`, `irsa.identity.read ${SECRET}`],
    },
  ],
];

const LISTS = ['/findings', '/roles', '/service-accounts'];

describe.each(LISTS)('GET %s', path => {
  it('needs irsa.report.read', async () => {
    const { as } = await start({ [BOB]: { denied: ['irsa.report.read'] } });
    const response = await as(BOB).get(path);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('irsa.report.read');
  });

  it.each<[string, string]>([
    ['limit=0', 'limit must be a whole number from 1 to 200'],
    ['limit=201', 'limit must be a whole number from 1 to 200'],
    ['limit=x', 'limit must be a whole number from 1 to 200'],
    ['limit=1&limit=2', 'limit must be given once'],
    ['cursor=x', 'cursor is not one that this list gave out'],
    ['sort=colour', 'sort must be one of'],
    ['colour=red', "no parameter 'colour'"],
  ])('refuses ?%s with an error that names the parameter', async (q, words) => {
    const { as } = await start();
    const response = await as(ALICE).get(`${path}?${q}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(words);
  });

  it('refuses more than there can be of a filter', async () => {
    const { as } = await start();
    const long = await as(ALICE).get(`${path}?owner=${'x'.repeat(2_049)}`);
    const many = await as(ALICE).get(`${path}?${'owner=x&'.repeat(51)}`);
    expect([long.status, many.status]).toEqual([400, 400]);
    expect(long.body.error.message).toContain('owner must have at most');
    expect(many.body.error.message).toContain('owner must be given at most 50');
  });

  it('refuses the cursor of another order', async () => {
    const { as, get } = await start();
    const { nextCursor } = await get<FindingPage>(ALICE, `${path}?limit=1`);
    const other = path === '/findings' ? 'subject' : '-arn';
    const sort = path === '/service-accounts' ? 'name' : other;
    const response = await as(ALICE).get(
      `${path}?sort=${sort}&cursor=${nextCursor}`,
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('another order');
  });

  it('pages forth and back through everything, in either direction', async () => {
    const { get } = await start();
    const sorts = {
      '/findings': ['severity', 'checkId', '-subject', '-since'],
      '/roles': ['arn', '-arn', 'trustScope', 'can', '-can'],
      '/service-accounts': ['serviceAccount', '-name', 'verdict'],
    }[path]!;
    for (const sort of sorts) {
      const all = await get<FindingPage>(
        ALICE,
        `${path}?limit=200&sort=${sort}`,
      );
      expect(all.items).toHaveLength(all.totalItems);
      expect(all.totalItems).toBeGreaterThan(2);
      const forth: unknown[] = [];
      const back: unknown[] = [];
      let cursor: string | undefined = '';
      let last = '';
      while (cursor !== undefined) {
        const page: FindingPage = await get(
          ALICE,
          `${path}?limit=2&sort=${sort}${cursor && `&cursor=${cursor}`}`,
        );
        expect(page.totalItems).toBe(all.totalItems);
        expect(page.prevCursor === undefined).toBe(forth.length === 0);
        forth.push(...page.items);
        last = page.prevCursor ?? last;
        cursor = page.nextCursor;
      }
      expect(forth).toEqual(all.items);
      for (cursor = last; cursor !== undefined; ) {
        const page: FindingPage = await get(
          ALICE,
          `${path}?limit=2&sort=${sort}&cursor=${cursor}`,
        );
        expect(page.nextCursor).toBeDefined();
        back.unshift(...page.items);
        cursor = page.prevCursor;
      }
      expect(back).toEqual(all.items.slice(0, back.length));
      expect(back.length).toBeGreaterThanOrEqual(all.totalItems - 2);
    }
  });

  it.each(restricted)(
    'tells a reader %s nothing about the others, in lists, filters and totals',
    async (_, rights) => {
      const { as, get } = await start({ [BOB]: rights });
      const own = await get<FindingPage>(BOB, `${path}?limit=200`);
      const all = await get<FindingPage>(ALICE, `${path}?limit=200`);
      expect(own.items.length).toBe(own.totalItems);
      expect(own.totalItems).toBeGreaterThan(0);
      expect(own.totalItems).toBeLessThan(all.totalItems);
      const text = JSON.stringify(own);
      // Whoever may see all of it finds these words there.
      for (const word of HIDDEN) {
        expect(text).not.toContain(word);
      }
      expect(JSON.stringify(all)).toContain('secret');

      for (const filter of [
        `entityRef=${THEIRS}`,
        `entityRef=${SECRET}`,
        'owner=group:default/theirs-team',
        'q=secret',
        'q=theirs',
        'namespace=vault',
      ]) {
        const page = await get<FindingPage>(BOB, `${path}?${filter}`);
        expect([filter, page]).toEqual([filter, { items: [], totalItems: 0 }]);
      }
      const mine = await get<FindingPage>(BOB, `${path}?entityRef=${MINE}`);
      expect(mine.totalItems).toBeGreaterThan(0);
      expect((await as(ALICE).get(`${path}?q=secret`)).body.totalItems).toBe(
        all.items.filter(item =>
          JSON.stringify([
            item.title,
            item.checkId,
            item.subject,
            item.entityRefs,
            (item as unknown as RoleAnswer).arn,
            (item as unknown as ServiceAccountAnswer).serviceAccount,
            (item as unknown as ServiceAccountAnswer).bindings?.map(
              each => each.roleArn,
            ),
          ]).includes('secret'),
        ).length,
      );
    },
  );
});

describe('GET /findings', () => {
  it('filters by what it answers with', async () => {
    const { get } = await start();
    const { items } = await get<FindingPage>(ALICE, '/findings?limit=200');
    const expectFilter = async (
      query: string,
      isMeant: (finding: ReportedFinding) => boolean,
    ) => {
      const page = await get<FindingPage>(
        ALICE,
        `/findings?limit=200&${query}`,
      );
      const meant = items.filter(isMeant);
      expect([query, page.items.map(({ id }) => id)]).toEqual([
        query,
        meant.map(({ id }) => id),
      ]);
      expect(page.totalItems).toBe(meant.length);
      expect(meant.length).toBeGreaterThan(0);
      expect(meant.length).toBeLessThan(items.length);
    };
    const shared = roleArn('shared');
    await expectFilter(
      'checkId=IRSA-TS-006',
      each => each.checkId === 'IRSA-TS-006',
    );
    await expectFilter('severity=high', each => each.severity === 'high');
    await expectFilter('severity=high&severity=low', each =>
      ['high', 'low'].includes(each.severity),
    );
    await expectFilter('state=unknown', each => each.state === 'unknown');
    await expectFilter(
      'subjectKind=role',
      each => each.subject.kind === 'role',
    );
    await expectFilter(
      `subject=${shared}`,
      each => each.subject.ref === shared,
    );
    await expectFilter(`entityRef=${MINE}`, each =>
      each.entityRefs.includes(MINE),
    );
    await expectFilter('owner=group:default/theirs-team', each =>
      each.owners.includes('group:default/theirs-team'),
    );
    await expectFilter('namespace=vault', each =>
      each.subject.ref.includes('/vault'),
    );
    await expectFilter('cluster=prod', each =>
      /^(cluster|namespace|serviceaccount|workload):prod/.test(
        each.subject.ref,
      ),
    );
    await expectFilter('q=SHARED%20role', each =>
      /shared/.test(each.subject.ref),
    );
    const none = await get<FindingPage>(ALICE, '/findings?since=2100-01-01');
    expect(none).toEqual({ items: [], totalItems: 0 });
    const later = await get<FindingPage>(
      ALICE,
      '/findings?since=2020-01-01T00:00:00Z&limit=200',
    );
    expect(later.totalItems).toBe(items.length);
    await expectFilter(
      'lifecycle=production',
      each => each.entityRefs.length > 0,
    );
  });

  it('refuses values that there are not', async () => {
    const { as } = await start();
    for (const [query, words] of [
      ['severity=dreadful', 'severity must be one of critical, high'],
      ['state=open', 'state must be one of fail, unknown, waived'],
      ['since=yesterday', 'since must be a date'],
    ]) {
      const response = await as(ALICE).get(`/findings?${query}`);
      expect([response.status, response.body.error.message]).toEqual([
        400,
        expect.stringContaining(words),
      ]);
    }
  });
});

describe('GET /findings/{id}', () => {
  it('answers with one that stands in the list', async () => {
    const { get } = await start();
    const { items } = await get<FindingPage>(ALICE, '/findings?limit=200');
    const forms = new Set<number>();
    for (const item of items) {
      const one = await get<ReportedFinding>(ALICE, `/findings/${item.id}`);
      expect(item.remediation).toHaveLength(1);
      expect(one).toEqual({ ...item, remediation: one.remediation });
      expect(one.remediation[0]).toEqual(item.remediation[0]);
      forms.add(one.remediation.length);
    }
    expect(Math.max(...forms)).toBeGreaterThan(5);
  });

  it.each(restricted)(
    'says the same to a reader %s of one that is not there and of one that is hidden',
    async (_, rights) => {
      const { as, get } = await start({ [BOB]: rights });
      const { items } = await get<FindingPage>(
        ALICE,
        `/findings?entityRef=${SECRET}&limit=200`,
      );
      const hidden = items.filter(({ entityRefs }) => entityRefs.length === 1);
      expect(hidden.length).toBeGreaterThan(0);
      for (const { id } of hidden) {
        const response = await as(BOB).get(`/findings/${id}`);
        const absent = await as(BOB).get(`/findings/${id.replace(/./g, '0')}`);
        expect([response.status, absent.status]).toEqual([404, 404]);
        expect(response.body.error.message.replace(id, '')).toBe(
          absent.body.error.message.replace(/0{32}/, ''),
        );
      }
    },
  );

  it('shows a finding of a visible entity without irsa.report.read, and none that belongs to no entity', async () => {
    const { as, get } = await start({
      [BOB]: { denied: ['irsa.report.read'] },
    });
    const { items } = await get<FindingPage>(ALICE, '/findings?limit=200');
    const mine = items.find(each => each.entityRefs.includes(MINE));
    const nobodys = items.find(each => each.entityRefs.length === 0);
    expect((await as(BOB).get(`/findings/${mine?.id}`)).status).toBe(200);
    expect((await as(BOB).get(`/findings/${nobodys?.id}`)).status).toBe(404);
  });
});

describe('GET /roles', () => {
  it('answers with who does, can and could become each', async () => {
    const { get } = await start();
    const { items } = await get<RolePage>(ALICE, '/roles');
    expect(items.map(({ arn }) => arn)).toEqual(
      ['mine-only', 'nobodys', 'secret-only', 'shared'].map(roleArn),
    );
    expect(items[3]).toMatchObject({
      account: '111122223333',
      trustScope: 'namespace',
      does: [{ name: 'mine' }, { name: 'theirs' }],
      can: [{ name: 'mine' }, { name: 'theirs' }],
      others: false,
      entityRefs: [MINE, THEIRS],
      owners: ['group:default/mine-team', 'group:default/theirs-team'],
      totals: { does: 2, can: 2 },
      blastRadius: { serviceAccounts: 2, entities: 2, open: true },
      permissions: { services: [{ service: 'sqs' }] },
      exists: true,
      stale: false,
    });
  });

  it('filters by account, place, width and entity', async () => {
    const { get } = await start();
    const names = async (query: string) =>
      (await get<RolePage>(ALICE, `/roles?${query}`)).items.map(({ arn }) =>
        arn.split('/').pop(),
      );
    expect(await names('account=999999999999')).toEqual([]);
    expect(await names('namespace=vault')).toEqual(['secret-only']);
    expect(await names('cluster=prod&trustScope=namespace')).toEqual([
      'nobodys',
      'shared',
    ]);
    expect(await names('trustScope=exact')).toEqual([
      'mine-only',
      'secret-only',
    ]);
    expect(await names('owner=group:default/mine-team')).toEqual(['shared']);
    expect(await names('q=role%2Fmine')).toEqual(['mine-only']);
    expect(await names('sort=can&limit=1')).toEqual(['shared']);
  });

  it.each(restricted)(
    'says to a reader %s that there are others, without a number',
    async (_, rights) => {
      const { get } = await start({ [BOB]: rights });
      const arn = roleArn('shared');
      const { items } = await get<RolePage>(BOB, `/roles?entityRef=${MINE}`);
      expect(items).toMatchObject([
        {
          arn,
          does: [{ name: 'mine', entityRefs: [MINE] }],
          can: [{ name: 'mine' }],
          others: true,
          entityRefs: [MINE],
          owners: ['group:default/mine-team'],
        },
      ]);
      expect(items[0]).not.toHaveProperty('totals');
      expect(items[0]).not.toHaveProperty('blastRadius');
      // A number that the reader may not know must not decide its place either.
      const sorted = await get<RolePage>(BOB, '/roles?sort=can');
      expect(sorted.items.map(each => each.arn).pop()).toBe(arn);
    },
  );
});

describe('GET /roles/{arn}', () => {
  const path = (name: string) => `/roles/${encodeURIComponent(roleArn(name))}`;

  it('answers with the role, its trust policy and that in words', async () => {
    const { get } = await start();
    const role = await get<RoleDetail>(ALICE, path('shared'));
    expect(role).toMatchObject({
      arn: roleArn('shared'),
      policyText: true,
      trustPolicy: { title: 'Trust policy of shared' },
      statements: [{ path: 'Statement[0]', class: 'namespace' }],
    });
    expect(role.trustPolicy?.text).toContain('system:serviceaccount:shop:*');
    // Slashes that a proxy has decoded on the way.
    expect(await get(ALICE, `/roles/${roleArn('shared')}`)).toEqual(role);
  });

  it('leaves out the text of policies without irsa.policy.read', async () => {
    const { get, as } = await start({
      [BOB]: { denied: ['irsa.policy.read'] },
    });
    const role = await get<RoleDetail>(BOB, path('shared'));
    expect(role).toMatchObject({
      policyText: false,
      trustPolicy: { title: 'Trust policy of shared', decidingLines: [] },
      permissions: { wildcards: [{ policy: 'queue', value: '' }] },
    });
    expect(role.trustPolicy).not.toHaveProperty('text');
    expect(role).not.toHaveProperty('statements');
    const { text } = await as(BOB).get(path('shared'));
    expect(text).not.toContain('system:serviceaccount');
    expect(text).not.toContain('sqs:*');
  });

  it('needs irsa.report.read', async () => {
    const { as } = await start({ [BOB]: { denied: ['irsa.report.read'] } });
    for (const name of ['shared', 'absent']) {
      expect((await as(BOB).get(path(name))).status).toBe(403);
    }
  });

  it.each(restricted)(
    'says the same to a reader %s of one that is not there and of one that is hidden',
    async (_, rights) => {
      const { as } = await start({ [BOB]: rights });
      const hidden = await as(BOB).get(path('secret-only'));
      const absent = await as(BOB).get(path('absent'));
      expect([hidden.status, absent.status]).toEqual([404, 404]);
      expect(hidden.body.error.message.replace('secret-only', 'absent')).toBe(
        absent.body.error.message,
      );
      const shared = await as(BOB).get(path('shared'));
      expect(shared.body.others).toBe(true);
      expect(shared.text).not.toContain('theirs');
    },
  );
});

describe('GET /service-accounts', () => {
  it('answers with bindings, owners and likely owners', async () => {
    const { get } = await start();
    const { items } = await get<ServiceAccountPage>(ALICE, '/service-accounts');
    expect(
      items.map(({ serviceAccount: { namespace, name } }) => [namespace, name]),
    ).toEqual([
      ['attic', 'nobodys'],
      ['shop', 'mine'],
      ['shop', 'theirs'],
      ['vault', 'secret'],
    ]);
    expect(items[1]).toMatchObject({
      serviceAccount: { cluster: 'prod', namespace: 'shop', name: 'mine' },
      state: 'exists',
      bindings: [
        {
          roleArn: roleArn('shared'),
          mechanism: 'irsa',
          configured: true,
          verdict: 'works',
        },
      ],
      newPods: { mechanism: 'irsa' },
      workloads: ['workload:prod/shop/Deployment/mine'],
      entityRefs: [MINE],
      owners: ['group:default/mine-team'],
      others: false,
      stale: false,
    });
  });

  it('filters by place, role, verdict, mechanism and owner', async () => {
    const { get } = await start();
    const names = async (query: string) =>
      (
        await get<ServiceAccountPage>(ALICE, `/service-accounts?${query}`)
      ).items.map(({ serviceAccount }) => serviceAccount.name);
    expect(await names('namespace=shop')).toEqual(['mine', 'theirs']);
    expect(await names('cluster=other')).toEqual([]);
    expect(await names(`roleArn=${roleArn('nobodys')}`)).toEqual(['nobodys']);
    expect(await names('account=111122223333&verdict=works')).toHaveLength(4);
    expect(await names('verdict=broken')).toEqual([]);
    expect(await names('mechanism=pod-identity')).toEqual([]);
    expect(await names('unowned=true')).toEqual(['nobodys']);
    expect(await names('unowned=false&state=exists')).toHaveLength(3);
    expect(await names('owner=group:default/theirs-team')).toEqual([
      'theirs',
      'secret',
    ]);
    expect(await names('q=prod%2Fvault')).toEqual(['secret']);
    expect(await names('sort=-name')).toEqual([
      'theirs',
      'secret',
      'nobodys',
      'mine',
    ]);
  });
});

describe('Lists while they are refreshed', () => {
  it('keep their pages where items come and go', async () => {
    const names = (from: number) =>
      Array.from({ length: 8 }, (_, index) => `sa-${from + index * 2}`);
    directory.setContent(teamsFleet(names(11)));
    const { as, get } = await start();
    const path = '/service-accounts?namespace=attic&limit=4';
    const first = await get<ServiceAccountPage>(ALICE, path);
    expect(first.items.map(each => each.serviceAccount.name)).toEqual([
      'nobodys',
      'sa-11',
      'sa-13',
      'sa-15',
    ]);

    // Some of those on the page that was read are gone, others have come before and after it.
    const now = ['sa-10', 'sa-12', ...names(17), 'sa-18'];
    directory.setContent(teamsFleet(now));
    expect((await as(ALICE).post('/refresh', {})).status).toBe(202);
    const second = await get<ServiceAccountPage>(
      ALICE,
      `${path}&cursor=${first.nextCursor}`,
    );
    expect(second.items.map(each => each.serviceAccount.name)).toEqual([
      'sa-17',
      'sa-18',
      'sa-19',
      'sa-21',
    ]);
    expect(second.totalItems).toBe(now.length + 1);
  });

  it('mark what rests on a source that is too old, and count it as unknown', async () => {
    const old = new Date(Date.now() - 3 * 24 * 3_600_000).toISOString();
    const fleet = teamsFleet();
    directory.setContent({
      ...fleet,
      clusters: {
        prod: {
          ...fleet.clusters.prod,
          'read.yaml': `readAt: '${old}'\n`,
        },
      },
    });
    const { get } = await start();
    const works = await get<ServiceAccountPage>(
      ALICE,
      '/service-accounts?verdict=works',
    );
    expect(works.totalItems).toBe(0);
    const unknown = await get<ServiceAccountPage>(
      ALICE,
      '/service-accounts?verdict=unknown',
    );
    expect(unknown.items[0]).toMatchObject({
      stale: true,
      bindings: [{ verdict: 'unknown' }],
    });
    expect(unknown.items[0].bindings[0].reasons[0]).toEqual({
      code: 'SOURCE_STALE',
      message: 'prod was last read 3 days ago, so this cannot be judged.',
    });
    const findings = await get<FindingPage>(ALICE, '/findings?cluster=prod');
    expect(findings.totalItems).toBeGreaterThan(0);
    for (const finding of findings.items) {
      expect(finding).toMatchObject({ stale: true, state: 'unknown' });
    }
    const role = await get<RoleDetail>(
      ALICE,
      `/roles/${encodeURIComponent(roleArn('shared'))}`,
    );
    expect(role.stale).toBe(true);
    expect(role.unknown.map(({ why }) => why)).toContain(
      'prod was last read 3 days ago.',
    );
  });
});
