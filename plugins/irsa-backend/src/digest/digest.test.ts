import {
  createMockDirectory,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { asUser, Estate } from '../__testUtils__/Estate';
import { serviceOver } from '../__testUtils__/serviceOver';
import {
  ACCOUNT,
  ALICE,
  component,
  fleet,
  ROLE,
} from '../__testUtils__/startPlugin';
import { NotificationConfig } from '../config/readNotifications';
import { DailyTotals } from '../history/DailyTotals';
import { HistoryKeeper } from '../history/HistoryKeeper';
import { startNotifications } from './__testUtils__/startNotifications';
import { DigestSender } from './DigestSender';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const ADDRESS = 'https://portal.example.com';

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: `user:default/of-${name}` }],
});
const user = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { memberOf: [] },
});
const entities = [
  component('mine', 'mine-team'),
  component('theirs', 'theirs-team'),
  ...['mine-team', 'theirs-team', 'security'].flatMap(name => [
    group(name),
    user(`of-${name}`),
  ]),
];
const OF_MINE = 'user:default/of-mine-team';
const OF_THEIRS = 'user:default/of-theirs-team';
const OF_SECURITY = 'user:default/of-security';

/** The fleet with another subject in the trust policy of its role, and with what a role may do beside. */
function withSubject(subject: string) {
  const details = JSON.parse(
    fleet.accounts[ACCOUNT]['account-authorization-details.json'],
  );
  const [statement] =
    details.RoleDetailList[0].AssumeRolePolicyDocument.Statement;
  const [key] = Object.keys(statement.Condition.StringLike);
  statement.Condition.StringLike[key] = subject;
  return {
    ...fleet,
    accounts: {
      [ACCOUNT]: {
        ...fleet.accounts[ACCOUNT],
        'account-authorization-details.json': JSON.stringify(details),
      },
    },
  };
}
const WIDE = 'system:serviceaccount:*';
const NARROW = 'system:serviceaccount:shop:*';

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });
const directory = createMockDirectory();

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('Digests on %s', id => {
  async function setUp(config: Partial<NotificationConfig> = {}) {
    const { notifications, toldTo } = await startNotifications(entities);
    directory.setContent(withSubject(NARROW));
    const estate = await Estate.open({
      knex: await databases.init(id),
      directory: directory.path,
      entities,
    });
    const history = new HistoryKeeper({
      knex: estate.knex,
      logger: mockServices.logger.mock(),
      events: mockServices.events.mock(),
      keeper: estate.keeper,
      totals: new DailyTotals(estate.knex),
      retention: { history: 731 * DAY, fixedFindings: 365 * DAY },
      digests: true,
      staleAge: DAY,
      staleAfter: 400 * DAY,
      now: estate.now,
    });
    const logger = mockServices.logger.mock();
    /** A backend that has just started. */
    const backend = (over: NotificationService = notifications) =>
      new DigestSender({
        knex: estate.knex,
        keeper: estate.keeper,
        notifications: over,
        logger,
        address: ADDRESS,
        now: estate.now,
        config: {
          digest: true,
          hour: 7,
          minimumSeverity: 'medium',
          endsWithin: 7 * DAY,
          ...config,
        },
      });
    /** Lets the sources be read, and what came out be told. */
    const pass = async (subject?: string) => {
      if (subject !== undefined) {
        directory.setContent(withSubject(subject));
      }
      await estate.pass();
      await history.tell();
    };
    await pass();
    const service = serviceOver(estate);
    const open = (await service.listFindings({ limit: 200 }, asUser(ALICE)))
      .items;
    const wide = open.find(({ checkId }) => checkId === 'IRSA-TS-006')!;
    const waive = (days: number) =>
      service.createWaiver(
        {
          findingId: wide.id,
          reason: 'The namespace has one team, which moves out in January.',
          owner: 'group:default/security',
          expiresAt: new Date(estate.time + days * DAY).toISOString(),
        },
        asUser(ALICE),
      );
    return {
      estate,
      history,
      backend,
      pass,
      toldTo,
      logger,
      waive,
      service,
      wide,
    };
  }

  it('say nothing of what is there when the history begins', async () => {
    const { backend, toldTo } = await setUp();
    expect(await backend().send()).toBe(0);
    expect(await toldTo(OF_MINE)).toEqual([]);
  });

  it('tell each owner what is new, of the own entities and with links', async () => {
    const { estate, backend, pass, toldTo } = await setUp();
    estate.time += HOUR;
    await pass(WIDE);
    expect(await backend().send()).toBe(2);
    const [mine, ...more] = await toldTo(OF_MINE);
    expect(more).toEqual([]);
    expect(mine.title).toMatch(/^AWS identities: \d+ new$/);
    expect(mine.description).toMatch(/^New: 1 critical in mine\.$/m);
    expect(mine.description).not.toContain('theirs');
    expect(mine.description).toContain(
      `All findings: ${ADDRESS}/irsa/findings?owner=group%3Adefault%2Fmine-team`,
    );
    expect(mine).toMatchObject({
      link: '/irsa/findings?owner=group%3Adefault%2Fmine-team',
      topic: 'irsa.digest',
    });
    const [theirs] = await toldTo(OF_THEIRS);
    expect(theirs.description).toContain('in theirs.');
    expect(await toldTo(OF_SECURITY)).toEqual([]);
  });

  it('come once a day at most, whatever happens and however many backends there are', async () => {
    const { estate, backend, pass, toldTo } = await setUp();
    estate.time += HOUR;
    await pass(WIDE);
    const both = await Promise.all([backend().send(), backend().send()]);
    expect(both[0] + both[1]).toBe(2);
    estate.time += HOUR;
    await pass(NARROW);
    estate.time += HOUR;
    await pass(WIDE);
    expect(await backend().send()).toBe(0);
    expect(await toldTo(OF_MINE)).toHaveLength(1);

    // On the next day, at the hour that is configured and not before.
    estate.time = Date.parse('2026-11-25T06:59:00Z');
    expect(await backend().send()).toBe(0);
    estate.time += 2 * 60_000;
    expect(await backend().send()).toBe(2);
    const told = await toldTo(OF_MINE);
    expect(told).toHaveLength(2);
    expect(told.map(({ title }) => title).join()).toContain('back');

    estate.time += DAY;
    expect(await backend().send()).toBe(0);
  });

  it.each([
    ['critical', 0, []],
    ['medium', 2, ['AWS identities: 1 back']],
  ] as const)(
    'say nothing of what is fixed again or milder than %s',
    async (minimumSeverity, sent, titles) => {
      const { estate, backend, pass, toldTo } = await setUp({
        minimumSeverity,
      });
      estate.time += HOUR;
      await pass(WIDE);
      estate.time += HOUR;
      await pass(NARROW);
      const changes = await estate.knex('digest_changes').select('change');
      expect(changes.map(({ change }) => change).sort()).toEqual([
        'fixed',
        'fixed',
        'new',
        'returned',
      ]);
      expect(await backend().send()).toBe(sent);
      expect((await toldTo(OF_MINE)).map(({ title }) => title)).toEqual(titles);
    },
  );

  it('are tried again where they could not be sent, and nothing is lost', async () => {
    const { estate, backend, pass, toldTo, logger } = await setUp();
    estate.time += HOUR;
    await pass(WIDE);
    const refusing: NotificationService = {
      send: async () => {
        throw new Error('No plugin answers');
      },
    };
    expect(await backend(refusing).send()).toBe(0);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('group:default/mine-team was not sent'),
    );
    expect(await backend().send()).toBe(2);
    expect(await toldTo(OF_MINE)).toHaveLength(1);
  });

  it('come the next day when a backend ends on the way', async () => {
    const { estate, backend, pass, toldTo } = await setUp();
    estate.time += HOUR;
    await pass(WIDE);
    await estate.knex('digests').insert({
      owner: 'group:default/mine-team',
      day: '2026-11-24',
      last_change: 0,
    });
    expect(await backend().send()).toBe(1);
    expect(await toldTo(OF_MINE)).toEqual([]);
    estate.time += DAY;
    expect(await backend().send()).toBe(1);
    expect(await toldTo(OF_MINE)).toHaveLength(1);
  });

  it('tell that a waiver ends soon, once, and that its finding is back', async () => {
    const { estate, backend, history, toldTo, waive, service, wide } =
      await setUp();
    await waive(30);
    await history.tell();
    estate.time += 22 * DAY;
    expect(await backend().send()).toBe(0);

    estate.time += DAY;
    expect(await backend().send()).toBe(1);
    const [soon] = await toldTo(OF_SECURITY);
    expect(soon).toMatchObject({
      title: 'AWS identities: 1 waiver ends soon',
      description: `The waiver of IRSA-TS-006 ends on 2026-12-24: ${ADDRESS}/irsa/findings/${wide.id}`,
      link: `/irsa/findings/${wide.id}`,
    });
    estate.time += DAY;
    expect(await backend().send()).toBe(0);

    estate.time += 6 * DAY;
    await history.tell();
    expect((await service.getFinding(wide.id, asUser(ALICE))).state).toBe(
      'fail',
    );
    expect(wide.subject.ref).toBe(ROLE);
    expect(await backend().send()).toBe(3);
    const [back] = await toldTo(OF_MINE);
    expect(back.title).toBe('AWS identities: 1 no longer accepted');
    expect(back.description).toContain(
      'Open again, since a waiver has ended: 1 medium in mine.',
    );
    expect((await toldTo(OF_SECURITY)).map(({ title }) => title)).toContain(
      'AWS identities: 1 no longer accepted',
    );
  });

  it('keep nothing for an owner who cannot be told for days', async () => {
    const { estate, backend, pass } = await setUp();
    await pass(WIDE);
    estate.time += 9 * DAY;
    expect(await backend().send()).toBe(0);
    expect(await estate.knex('digest_changes')).toEqual([]);
  });
});
