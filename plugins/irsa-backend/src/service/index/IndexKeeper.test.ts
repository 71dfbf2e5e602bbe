import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { openDatabase } from '../../database/migrate';
import { IndexKeeper } from './IndexKeeper';
import { findingOrders } from './orders';

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('IndexKeeper on %s', id => {
  async function setUp() {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const keeper = () =>
      new IndexKeeper({ knex, logger: mockServices.logger.mock() });
    return { knex, keeper };
  }

  /** Writes findings as a pass does that leaves out some and adds others. */
  async function write(
    knex: Knex,
    version: number,
    names: { gone?: string[]; added?: string[] },
  ) {
    await knex('findings')
      .whereIn('finding_id', names.gone ?? [])
      .whereNull('gone_in')
      .update({ gone_in: version });
    for (const name of names.added ?? []) {
      await knex('findings').insert({
        hash: name,
        finding_id: name,
        first_seen: '2026-11-24T10:00:00.000Z',
        facts: JSON.stringify({
          id: name,
          checkId: 'IRSA-TS-006',
          severity: 'high',
          state: 'fail',
          title: 'Title',
          subject: { kind: 'role', ref: name },
          entityRefs: [`component:default/${name}`],
          sources: [],
        }),
        content: '{}',
        added_in: version,
      });
    }
  }
  const commit = (knex: Knex, version: number) =>
    knex('resolution').update({ version });

  const idsIn = async (keeper: IndexKeeper) => {
    const { findings, findingById, findingsOf } = await keeper.newest();
    const ids = (await findings.inOrder(findingOrders.subject)).map(
      ({ row }) => row.id,
    );
    expect([...findingById.keys()].sort()).toEqual([...ids].sort());
    expect([...findingsOf.keys()].sort()).toEqual(
      ids.map(each => `component:default/${each}`).sort(),
    );
    return ids;
  };

  it('shows a version when it is committed, as one that begins with it would', async () => {
    const { knex, keeper } = await setUp();
    const one = keeper();
    expect(await idsIn(one)).toEqual([]);
    await write(knex, 1, { added: ['a', 'b', 'd'] });
    expect(await idsIn(one)).toEqual([]);
    await commit(knex, 1);
    expect(await idsIn(one)).toEqual(['a', 'b', 'd']);

    await write(knex, 2, { gone: ['b'], added: ['c', 'e'] });
    expect(await idsIn(one)).toEqual(['a', 'b', 'd']);
    await commit(knex, 2);
    expect(await idsIn(one)).toEqual(['a', 'c', 'd', 'e']);
    expect(await idsIn(keeper())).toEqual(['a', 'c', 'd', 'e']);
  });

  it('asks for the facts of new rows only', async () => {
    const { knex, keeper } = await setUp();
    const one = keeper();
    await write(knex, 1, { added: ['a', 'b'] });
    await commit(knex, 1);
    const before = (await one.newest()).findingById;
    await write(knex, 2, { gone: ['b'], added: ['c'] });
    await commit(knex, 2);
    const after = (await one.newest()).findingById;
    expect(after.get('a')).toBe(before.get('a'));
    expect(after.has('b')).toBe(false);
  });

  it('reads a version again that is replaced while it is loaded', async () => {
    const { knex, keeper } = await setUp();
    await write(knex, 1, { added: ['a', 'b'] });
    await commit(knex, 1);
    const one = keeper();
    let isFirst = true;
    let replaced: Promise<void> | undefined;
    knex.on('query-response', (_, { sql }: { sql: string }) => {
      if (isFirst && /from [`"]findings/.test(sql)) {
        isFirst = false;
        // The next pass is over, and the one after it has cleared away what only this version had.
        replaced = (async () => {
          await write(knex, 2, { gone: ['a'], added: ['c'] });
          await commit(knex, 2);
          await knex('findings').where('gone_in', '<=', 2).delete();
        })();
      }
    });
    await one.newest();
    await replaced;
    expect(await idsIn(one)).toEqual(['b', 'c']);
  });

  it('lets readers share what is loaded', async () => {
    const { knex, keeper } = await setUp();
    await write(knex, 1, { added: ['a'] });
    await commit(knex, 1);
    const one = keeper();
    const [first, second] = await Promise.all([one.current(), one.current()]);
    expect(first).toBe(second);
    expect(await one.current()).toBe(first);
  });
});
