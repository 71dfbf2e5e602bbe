import { resolve as resolvePath } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  FindingListOptions,
  NO_VALUE,
  Report,
  ReportCounts,
  ReportOptions,
  ServiceAccountListOptions,
} from 'backstage-plugin-irsa-common';
import { demoEntities } from '../__testUtils__/demoCatalog';
import { asUser, Estate } from '../__testUtils__/Estate';
import { serviceOver } from '../__testUtils__/serviceOver';
import { ALICE, BOB, Rights } from '../__testUtils__/startPlugin';
import { DailyTotals } from '../history/DailyTotals';
import { HistoryKeeper } from '../history/HistoryKeeper';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const FLEET = resolvePath(__dirname, '../../../../examples/fleet');
const DIMENSIONS = [
  'byOwner',
  'bySystem',
  'byDomain',
  'byLifecycle',
  'byCluster',
  'byAccount',
] as const;
const FILTERS = {
  byOwner: 'owner',
  bySystem: 'system',
  byDomain: 'domain',
  byLifecycle: 'lifecycle',
  byCluster: 'cluster',
  byAccount: 'account',
} as const satisfies Record<(typeof DIMENSIONS)[number], keyof ReportOptions>;

const entities = ['components', 'systems', 'resources', 'org'].flatMap(
  demoEntities,
);

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

// The demo is read for each test, on databases that others use at the same time.
jest.setTimeout(60_000);

/** Numbers of counts, one under the other, so that they can be added up. */
function numbersOf({ findings, ...counts }: ReportCounts): number[] {
  const { total, compliant, failing, unknown, broken, waived } = counts;
  const { open } = findings;
  return [
    ...[total, compliant, failing, unknown, broken, waived],
    ...[open.critical, open.high, open.medium, open.low, open.info],
    ...[findings.unknown, findings.waived],
  ];
}

function sumOf(counts: readonly ReportCounts[]): number[] {
  return counts
    .map(numbersOf)
    .reduce((sum, each) => sum.map((value, place) => value + each[place]));
}

const openIn = ({ findings }: ReportCounts) =>
  Object.values(findings.open).reduce((sum, each) => sum + each);

const findingsIn = ({ findings }: ReportCounts) =>
  Object.values(findings.open).reduce((sum, each) => sum + each) +
  findings.unknown +
  findings.waived;

describe.each(databases.eachSupportedId())('The report on %s', id => {
  async function setUp(rights: Record<string, Rights> = {}) {
    const estate = await Estate.open({
      knex: await databases.init(id),
      directory: FLEET,
      entities,
      rights,
    });
    await estate.pass();
    const service = serviceOver(estate);
    const history = new HistoryKeeper({
      knex: estate.knex,
      logger: mockServices.logger.mock(),
      events: mockServices.events.mock(),
      keeper: estate.keeper,
      totals: new DailyTotals(estate.knex),
      retention: { history: 731 * DAY, fixedFindings: 365 * DAY },
      digests: false,
      staleAge: DAY,
      staleAfter: 400 * DAY,
      now: estate.now,
    });
    const report = (query: ReportOptions = {}, user = ALICE) =>
      service.getReport(query, asUser(user));
    const findings = (query: FindingListOptions = {}, user = ALICE) =>
      service.listFindings({ ...query, limit: 200 }, asUser(user));
    return { estate, service, history, report, findings };
  }

  it('adds up with its findings, by every dimension', async () => {
    const { report, findings } = await setUp();
    const all = await report();
    expect(all.totals.total).toBeGreaterThan(20);
    expect(findingsIn(all.totals)).toBe((await findings()).totalItems);

    for (const dimension of DIMENSIONS) {
      expect([dimension, sumOf(all[dimension])]).toEqual([
        dimension,
        numbersOf(all.totals),
      ]);
      const values = all[dimension].filter(({ kind }) => kind === 'value');
      expect(values.length).toBeGreaterThan(0);
      for (const row of values) {
        const query = { [FILTERS[dimension]]: row.value };
        const withShared = sumOf([row, ...(row.shared ? [row.shared] : [])]);
        expect([row.value, numbersOf((await report(query)).totals)]).toEqual([
          row.value,
          withShared,
        ]);
        const { totalItems } = await findings(query);
        expect([row.value, totalItems]).toEqual([
          row.value,
          findingsIn(row) + (row.shared ? findingsIn(row.shared) : 0),
        ]);
      }
    }
    for (const row of all.byCheck) {
      const { totalItems } = await findings({ checkId: row.checkId });
      const { open, unknown, waived } = row.findings;
      const counted = Object.values(open).reduce((sum, each) => sum + each);
      expect([row.checkId, totalItems]).toEqual([
        row.checkId,
        counted + unknown + waived,
      ]);
    }
  });

  it('counts each binding as the lists of service accounts show it', async () => {
    const { service, report } = await setUp();
    const { totals, byCluster } = await report();
    const { items } = await service.listServiceAccounts(
      { limit: 200 },
      asUser(ALICE),
    );
    const bindings = items.flatMap(each => each.bindings);
    expect(totals.total).toBe(bindings.length);
    expect(totals.broken).toBe(
      bindings.filter(({ verdict }) => verdict === 'broken').length,
    );
    for (const { value, total } of byCluster.filter(row => row.value)) {
      const own = bindings.filter(
        ({ serviceAccount }) => serviceAccount.cluster === value,
      );
      // Findings about roles alone make no row of a cluster, and a cluster without bindings has one of nothing.
      expect([value, total]).toEqual([value, own.length]);
    }
  });

  it('has as many rows behind each number as the number says', async () => {
    const { service, report } = await setUp();
    const all = await report();
    const rowsOf = (query: ServiceAccountListOptions) =>
      service.listServiceAccounts({ ...query, limit: 200 }, asUser(ALICE));
    const findingsOf = async (query: FindingListOptions) =>
      (await service.listFindings({ ...query, limit: 1 }, asUser(ALICE)))
        .totalItems;

    const [none] = all.byOwner.filter(({ kind }) => kind === 'none');
    expect(none.total).toBeGreaterThan(0);
    for (const dimension of DIMENSIONS) {
      for (const row of all[dimension].filter(
        ({ kind }) => kind !== 'several',
      )) {
        const query = { [FILTERS[dimension]]: row.value ?? NO_VALUE };
        const name = `${dimension} ${row.value}`;
        for (const compliance of [
          'compliant',
          'failing',
          'unknown',
          'broken',
        ] as const) {
          const page = await rowsOf({ ...query, compliance });
          const number = row[compliance] + (row.shared?.[compliance] ?? 0);
          expect([name, compliance, page.totalBindings]).toEqual([
            name,
            compliance,
            number,
          ]);
          expect(
            page.items.flatMap(each => each.bindings).length >= number,
          ).toBe(true);
        }
        const open = await findingsOf({ ...query, state: 'fail' });
        expect([name, open]).toEqual([
          name,
          openIn(row) + (row.shared ? openIn(row.shared) : 0),
        ]);
      }
    }
    expect((await rowsOf({})).totalBindings).toBeUndefined();
  });

  it('tells the changes that it counts, the latest first, and none that the reader may not see', async () => {
    const mine = 'component:default/refund-worker';
    const { report } = await setUp({ [BOB]: { sees: [mine] } });
    const { changes, latestChanges } = await report();
    expect(changes.new).toBeGreaterThan(10);
    expect(latestChanges).toHaveLength(
      Math.min(200, changes.new + changes.fixed + changes.returned),
    );
    const times = latestChanges.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());

    const own = await report({}, BOB);
    expect(own.changes.new).toBeGreaterThan(0);
    expect(own.latestChanges).toHaveLength(own.changes.new);
    expect(new Set(own.latestChanges.flatMap(each => each.entityRefs))).toEqual(
      new Set([mine]),
    );
  });

  it('shows two users with different rights two true reports', async () => {
    const mine = ['component:default/payments-api'];
    const { report, findings } = await setUp({
      [BOB]: { sees: mine },
      'user:default/carol': { denied: ['irsa.report.read'] },
    });
    const whole = await report();
    const own = await report({}, BOB);
    expect(own.coverage.entities).toEqual({ visible: 1, all: false });
    expect(whole.coverage.entities.all).toBe(true);
    expect(own.totals.total).toBeGreaterThan(0);
    expect(own.totals.total).toBeLessThan(whole.totals.total);
    expect(findingsIn(own.totals)).toBe((await findings({}, BOB)).totalItems);
    for (const dimension of DIMENSIONS) {
      expect(sumOf(own[dimension])).toEqual(numbersOf(own.totals));
    }

    // Only owners of what Bob may see are named, and whoever asks for others learns nothing.
    const owners = own.byOwner.flatMap(({ value }) => value ?? []);
    expect(owners).toHaveLength(1);
    const [other] = whole.byOwner.flatMap(({ value }) =>
      value && value !== owners[0] ? [value] : [],
    );
    const guess = await report({ owner: other }, BOB);
    const nonsense = await report({ owner: 'group:default/nobody' }, BOB);
    expect({ ...guess, filters: {} }).toEqual({ ...nonsense, filters: {} });
    expect(guess.totals.total).toBe(0);

    await expect(report({}, 'user:default/carol')).rejects.toThrow(
      'This needs the permission irsa.report.read.',
    );
  });

  it('says first what was not read, and what that costs', async () => {
    const { estate, report } = await setUp();
    const before = await report();
    expect(before.coverage.sources.total).toBeGreaterThan(3);
    const [{ id: sourceId }] = await estate
      .knex('sources')
      .where('id', 'like', '%/accounts/%')
      .orderBy('id')
      .limit(1);
    await estate
      .knex('sources')
      .where({ id: sourceId })
      .update({
        failed: true,
        problems: JSON.stringify([{ message: 'Access denied' }]),
      });
    const after = await report();
    const { unread, sources, bindings } = after.coverage;
    expect(sources.failed).toBe(before.coverage.sources.failed + 1);
    const failed = unread.find(each => each.id === sourceId);
    expect(failed).toMatchObject({
      status: 'failed',
      problems: [{ message: 'Access denied' }],
    });
    expect(failed?.cost.bindings).toBeGreaterThan(0);
    // Stale verdicts count as unknown, and no binding goes missing.
    expect(after.totals.total).toBe(before.totals.total);
    expect(after.totals.unknown).toBeGreaterThan(before.totals.unknown);
    expect(bindings).toEqual({
      judged: after.totals.total - after.totals.unknown,
      total: after.totals.total,
    });
  });

  it('counts what is waived apart until the waiver ends', async () => {
    const { estate, service, report } = await setUp();
    const before = await report();
    const waived = before.byCheck.find(row => row.findings.open.critical > 0);
    const page = await service.listFindings(
      { checkId: waived?.checkId, state: 'fail' },
      asUser(ALICE),
    );
    await service.createWaiver(
      {
        findingId: page.items[0].id,
        reason: 'The migration of this one ends in January.',
        owner: 'group:default/team-platform',
        expiresAt: new Date(estate.time + 3 * DAY).toISOString(),
      },
      asUser(ALICE),
    );
    const during = await report();
    expect(during.totals.findings.waived).toBe(1);
    expect(during.totals.findings.open.critical).toBe(
      before.totals.findings.open.critical - 1,
    );
    expect(findingsIn(during.totals)).toBe(findingsIn(before.totals));
    estate.time += 3 * DAY;
    await estate.pass();
    const after = await report();
    expect(after.totals.findings.waived).toBe(0);
    expect(after.totals.findings.open.critical).toBe(
      before.totals.findings.open.critical,
    );
  });

  it('has a trend with the days that were not read, for what the reader may see', async () => {
    const mine = ['component:default/payments-api'];
    const { estate, history, report } = await setUp({ [BOB]: { sees: mine } });
    await history.noteDay();
    const first = await report();
    const own = await report({}, BOB);

    // Nothing runs for a day, and then a source fails.
    estate.time += 2 * DAY;
    await estate.pass();
    await estate
      .knex('sources')
      .where('id', 'like', '%/clusters/%')
      .update({ failed: true });
    await history.noteDay();
    estate.time += DAY;
    await estate.pass();
    await history.noteDay();

    const trendOf = (each: Report) =>
      each.trend.slice(-4).map(({ date, counts, unread }) => ({
        date,
        total: counts?.total,
        isRead: unread.length === 0,
      }));
    const days = (total: number) => [
      { date: '2026-11-24', total, isRead: expect.any(Boolean) },
      { date: '2026-11-25', total: undefined, isRead: true },
      { date: '2026-11-26', total, isRead: false },
      { date: '2026-11-27', total, isRead: expect.any(Boolean) },
    ];
    const whole = await report();
    expect(whole.trend).toHaveLength(31);
    expect(trendOf(whole)).toEqual(days(first.totals.total));
    expect(whole.trend[27].counts).toEqual(first.totals);
    expect(trendOf(await report({}, BOB))).toEqual(days(own.totals.total));
    // By one owner it adds up with that owner's rows.
    const [row] = first.byOwner.filter(({ kind }) => kind === 'value');
    const byOwner = await report({ owner: row.value });
    expect(byOwner.trend[27].counts?.total).toBe(
      row.total + (row.shared?.total ?? 0),
    );
    const { cluster } = { cluster: whole.byCluster[0].value };
    expect((await report({ cluster })).trend[27].counts?.total).toBe(
      whole.byCluster[0].total,
    );
    expect((await report({ q: 'x' })).trend).toEqual([]);
  });

  it('tells what is new and fixed since a date, and how long it took', async () => {
    const { estate, report } = await setUp();
    const [check] = (await report()).byCheck;
    // As if the fleet had been mended: the findings are taken out of the history of the next pass.
    estate.time += 10 * HOUR;
    const open = await estate
      .knex('finding_history')
      .where('facts', 'like', `%"${check.checkId}"%`);
    const [{ finding_id: fixedId }] = open;
    await estate
      .knex('finding_history')
      .where({ finding_id: fixedId })
      .update({
        finding_id: 'gone',
        facts: open[0].facts.replace(fixedId, 'gone'),
      });
    await estate.pass();
    const since = new Date(estate.time - HOUR).toISOString();
    const { changes, meanTimeToFix } = await report({ since });
    expect(changes).toEqual({
      since,
      knownSince: '2026-11-24T10:00:00.000Z',
      new: 1,
      fixed: 1,
      returned: 0,
    });
    expect(meanTimeToFix).toMatchObject({ seconds: 10 * 3_600, of: 1 });
    expect((await report({ since, owner: 'group:default/x' })).changes).toEqual(
      { ...changes, new: 0, fixed: 0 },
    );
  });

  it('gives the findings that it counts, the worst first', async () => {
    const { service, report } = await setUp();
    const severities: string[] = [];
    for await (const finding of service.reportedFindings(
      { since: '2020-01-01', state: 'fail' },
      asUser(ALICE),
    )) {
      severities.push(finding.severity);
    }
    const { totals } = await report({ state: 'fail' });
    expect(severities).toHaveLength(findingsIn(totals));
    expect(severities[0]).toBe('critical');
  });

  it('narrows bindings to those that a finding is about which is asked for', async () => {
    const { report } = await setUp();
    const { byCheck } = await report();
    const check = byCheck.find(({ bindings }) => bindings > 0);
    const narrowed = await report({ checkId: check?.checkId });
    expect(narrowed.totals.total).toBeGreaterThanOrEqual(check?.bindings ?? 0);
    expect(narrowed.byCheck.map(row => row.checkId)).toContain(check?.checkId);
    expect(narrowed.totals.total).toBeLessThan(check?.of ?? 0);
  });
});
