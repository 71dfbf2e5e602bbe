import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { IrsaSource } from 'backstage-plugin-irsa-node';
import { collectOnce } from '../collect/__testUtils__/collectOnce';
import { openDatabase } from './migrate';
import { dropExpired } from './retention';
import { saveSources, unlistSources } from './sources';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const HOUR = 3_600_000;
const RETENTION = { unlistedSources: 2 * HOUR, runs: HOUR };

const source = (account: string, roles: number): IrsaSource => ({
  id: `aws:${account}`,
  kind: 'aws-account',
  title: account,
  read: async function* read() {
    for (let index = 0; index < roles; index++) {
      const name = `role-${index}`;
      yield {
        type: 'record',
        record: {
          kind: 'role',
          value: { account, arn: name, name, trustPolicy: account },
        },
      };
    }
  },
});

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('dropExpired on %s', id => {
  async function setUp() {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const stays = source('1', 3);
    const goes = source('2', 450);
    await saveSources(knex, [stays, goes]);
    await collectOnce({ knex, source: stays, now: () => NOW });
    await collectOnce({ knex, source: goes, now: () => NOW });
    await unlistSources(knex, each => each === goes.id, NOW);
    const drop = (now: number, signal = new AbortController().signal) =>
      dropExpired(knex, RETENTION, now, signal);
    const left = async () => ({
      sources: (await knex('sources').orderBy('id')).map(row => row.id),
      snapshots: (await knex('snapshots')).length,
      records: (await knex('records')).length,
      documents: (await knex('documents').orderBy('content')).map(
        row => row.content,
      ),
    });
    return { knex, goes, drop, left };
  }

  const EVERYTHING = {
    sources: ['aws:1', 'aws:2'],
    snapshots: 2,
    records: 453,
    documents: ['1', '2'],
  };
  const THE_REST = {
    sources: ['aws:1'],
    snapshots: 1,
    records: 3,
    documents: ['1'],
  };

  it('keeps what was read of a source that nobody lists for the configured time', async () => {
    const { drop, left } = await setUp();
    expect(await drop(NOW + 2 * HOUR - 1)).toMatchObject({
      sources: 0,
      documents: 0,
    });
    expect(await left()).toEqual(EVERYTHING);
    expect(await drop(NOW + 2 * HOUR)).toMatchObject({
      sources: 1,
      documents: 1,
    });
    expect(await left()).toEqual(THE_REST);
  });

  it('never drops a source that is listed, nor one that has come back', async () => {
    const { knex, goes, drop, left } = await setUp();
    await saveSources(knex, [goes]);
    await drop(NOW + 1_000 * HOUR);
    expect(await left()).toEqual(EVERYTHING);
    await unlistSources(knex, each => each === goes.id, NOW + 1_000 * HOUR);
    await drop(NOW + 1_001 * HOUR);
    expect(await left()).toEqual(EVERYTHING);
  });

  it('goes on where it was ended, and has a source that comes back meanwhile read anew', async () => {
    const { knex, goes, drop, left } = await setUp();
    await expect(
      drop(NOW + 2 * HOUR, AbortSignal.abort(new Error('The backend stops'))),
    ).rejects.toThrow('The backend stops');
    expect((await left()).records).toBe(453);
    expect((await left()).sources).toEqual(['aws:1']);

    await saveSources(knex, [goes]);
    await collectOnce({ knex, source: goes, now: () => NOW + 2 * HOUR });
    expect((await left()).records).toBe(903);
    await drop(NOW + 2 * HOUR);
    expect(await left()).toEqual(EVERYTHING);
  });

  it('drops runs some time after they have ended', async () => {
    const { knex, drop } = await setUp();
    expect(await drop(NOW + HOUR)).toMatchObject({ runs: 0 });
    expect(await knex('runs')).toHaveLength(2);
    expect(await drop(NOW + HOUR + 1)).toMatchObject({ runs: 2 });
    expect(await knex('runs')).toHaveLength(0);
  });
});
