import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { openDatabase } from '../database/migrate';
import { Cell, CellCounts, COUNTED, emptyCounts, keyOfCell } from './cells';
import { DailyTotals, daysBetween } from './DailyTotals';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-11-24T10:00:00Z');

const cell = (name: string): Cell => ({
  entityRefs: [`component:default/${name}`],
  cluster: 'prod',
  account: '111122223333',
});

const counted = (counts: Record<string, Partial<CellCounts>>) =>
  new Map(
    Object.entries(counts).map(([name, each]) => [
      keyOfCell(cell(name)),
      { cell: cell(name), counts: { ...emptyCounts(), ...each } },
    ]),
  );

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('Daily totals on %s', id => {
  async function setUp() {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const totals = new DailyTotals(knex);
    const day = (
      number: number,
      counts: Record<string, Partial<CellCounts>>,
      unread: string[] = [],
    ) => totals.note(START + number * DAY, counted(counts), unread);
    /** Critical findings of each day, as a backend sees them that has just started. */
    const critical = async (...names: string[]) => {
      const days = await new DailyTotals(knex).days(
        START - 1_000 * DAY,
        ({ entityRefs: [ref] }) =>
          names.length === 0 || names.some(name => ref.endsWith(`/${name}`)),
      );
      return days.map(({ day: date, sums, unread }) => [
        date,
        sums[COUNTED.indexOf('critical')],
        ...unread,
      ]);
    };
    return { knex, totals, day, critical };
  }

  it('add up for any part of what was counted', async () => {
    const { day, critical } = await setUp();
    await day(0, { a: { critical: 2 }, b: { critical: 3 } });
    await day(1, { a: { critical: 1 }, b: { critical: 3 } });
    await day(2, { b: { critical: 3 } }, ['aws:1']);
    await day(3, { a: { critical: 7 }, b: { critical: 3 }, c: {} });
    expect(await critical()).toEqual([
      ['2026-11-24', 5],
      ['2026-11-25', 4],
      ['2026-11-26', 3, 'aws:1'],
      ['2026-11-27', 10],
    ]);
    expect((await critical('a')).map(([, count]) => count)).toEqual([
      2, 1, 0, 7,
    ]);
    expect((await critical('b')).map(([, count]) => count)).toEqual([
      3, 3, 3, 3,
    ]);
  });

  it('keep what a day ends with', async () => {
    const { knex, day, critical } = await setUp();
    await day(0, { a: { critical: 1 } });
    expect(await day(1, { a: { critical: 5 }, b: { critical: 9 } })).toBe(true);
    expect(await day(1.1, { a: { critical: 2 } })).toBe(true);
    expect(await day(1.2, { a: { critical: 2 } })).toBe(false);
    expect(await critical()).toEqual([
      ['2026-11-24', 1],
      ['2026-11-25', 2],
    ]);
    expect(await knex('daily_totals')).toHaveLength(2);
  });

  it('leave days out of which nothing was noted', async () => {
    const { day, critical } = await setUp();
    await day(0, { a: { critical: 1 } });
    await day(3, { a: { critical: 1 } });
    expect(await critical()).toEqual([
      ['2026-11-24', 1],
      ['2026-11-27', 1],
    ]);
  });

  it('see days that another backend has noted meanwhile', async () => {
    const { knex, totals, day } = await setUp();
    await day(0, { a: { critical: 1 } });
    expect(await totals.days(START, () => true)).toHaveLength(1);
    const other = new DailyTotals(knex);
    await other.note(START + DAY, counted({ b: { critical: 4 } }), []);
    const days = await totals.days(START, () => true);
    expect(days.map(({ sums }) => sums[COUNTED.indexOf('critical')])).toEqual([
      1, 4,
    ]);
  });

  it('drop days that are past their time, and count the others as before', async () => {
    const { knex, totals, day, critical } = await setUp();
    await day(0, { a: { critical: 1 }, gone: { critical: 9 } });
    await day(1, { a: { critical: 2 } });
    await day(2, { a: { critical: 2 }, b: { critical: 1 } });
    await day(3, { a: { critical: 2 }, b: { critical: 5 } });
    const before = await critical();
    expect(await totals.dropBefore(START + 2 * DAY)).toBe(2);
    expect(await critical()).toEqual(before.slice(2));
    expect(await knex('daily_totals')).toHaveLength(2);
    expect(await totals.dropBefore(START + 2 * DAY)).toBe(0);
    // What comes after builds on what is left.
    await day(4, { b: { critical: 5 }, gone: { critical: 1 } });
    expect((await critical()).map(([, count]) => count)).toEqual([3, 7, 6]);
    expect((await critical('gone')).map(([, count]) => count)).toEqual([
      0, 0, 1,
    ]);
  });

  it('take a few megabytes for two years of a thousand components', async () => {
    const { knex, totals } = await setUp();
    const names = Array.from({ length: 1_000 }, (_, index) => `c-${index}`);
    const counts: Record<string, Partial<CellCounts>> = Object.fromEntries(
      names.map(name => [name, { compliant: 2, high: 1 }]),
    );
    // Ten days, of which each changes one component in fifty, stand for all.
    for (let number = 0; number < 10; number++) {
      for (let each = 0; each < 20; each++) {
        const name = names[(number * 131 + each * 37) % names.length];
        counts[name] = { compliant: number % 3, failing: 1, critical: each };
      }
      await totals.note(START + number * DAY, counted(counts), []);
    }
    const rows = await knex('daily_totals').orderBy('day');
    const bytes = rows.map(row => row.content.length);
    const more = bytes.slice(1).reduce((sum, each) => sum + each, 0) / 9;
    expect(bytes[0] + 730 * more).toBeLessThan(1_000_000);
  });
});

describe('daysBetween', () => {
  it('has both ends', () => {
    expect([...daysBetween(START, START + 2 * DAY)]).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ]);
    expect([...daysBetween(START, START + DAY - 11 * 3_600_000)]).toEqual([
      '2026-11-24',
    ]);
  });
});
