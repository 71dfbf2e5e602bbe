import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { loadSnapshots } from '../resolve/loadSnapshots';
import { Estate } from './__testUtils__/replica';
import { Replica, startReplica } from './__testUtils__/startReplica';

const SOURCES = Array.from({ length: 8 }, (_, index) => `test/${index}`);
const RECORDS = 1_000;

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });
const postgres = databases
  .eachSupportedId()
  .map(([id]) => id)
  .find(id => id.startsWith('POSTGRES'));
const describeOnPostgres = postgres ? describe : describe.skip;

// Real processes on a busy machine, of which one has to be missed first.
jest.setTimeout(240_000);

describeOnPostgres('Two backends on one PostgreSQL', () => {
  const directory = createMockDirectory();
  const replicas: Replica[] = [];
  let knex: Knex;

  const setEstate = (estate: Estate) =>
    directory.setContent({ 'estate.json': JSON.stringify(estate) });
  const start = async () => {
    const { connection } = knex.client.config;
    const replica = await startReplica({
      database: { client: 'pg', connection, pluginDivisionMode: 'schema' },
      sources: SOURCES,
      records: RECORDS,
      estate: directory.resolve('estate.json'),
      gate: directory.resolve('gate'),
    });
    replicas.push(replica);
    return replica;
  };

  beforeAll(async () => {
    knex = await databases.init(postgres ?? 'SQLITE_3');
  });

  afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.kill()));
  });

  const until = async (
    what: string,
    isSo: () => Promise<boolean> | boolean,
  ) => {
    const deadline = Date.now() + 90_000;
    while (!(await isSo())) {
      if (Date.now() > deadline) {
        throw new Error(`Waited in vain until ${what}`);
      }
      await setTimeout(100);
    }
  };
  const begun = (replica: Replica, after = 0) =>
    replica.messages
      .slice(after)
      .filter(message => message.event === 'begin')
      .map(message => message.source);

  /** The generations of each source as somebody who reads the database sees them, with how many pods each has. */
  const seen = async () =>
    knex.transaction(async transaction => {
      // The tables of the plugin are in a schema of its own name.
      await transaction.raw('set local search_path to irsa');
      const generations = new Map<string, string>();
      for (const { data } of await loadSnapshots(transaction)) {
        const nodes = new Map<string, number>();
        for (const record of data.records) {
          const node = record.kind === 'pod' ? record.value.node ?? '' : '';
          nodes.set(node, (nodes.get(node) ?? 0) + 1);
        }
        generations.set(data.sourceId, JSON.stringify([...nodes]));
      }
      return generations;
    });
  const whole = (generation: string) => JSON.stringify([[generation, RECORDS]]);

  it('share the sources, and read none twice', async () => {
    setEstate({ generation: 'one', hanging: [] });
    const first = await start();
    await until('the first read is done', async () =>
      (await first.sources()).every(source => source.status === 'ok'),
    );
    expect(begun(first).sort()).toEqual(SOURCES);

    const second = await start();
    setEstate({ generation: 'two', hanging: [] });
    // Neither is done with its first source before the other has one.
    directory.addContent({ gate: '' });
    const before = [first.messages.length, second.messages.length];
    const runs = await second.refresh();
    expect(runs.map(run => run.sourceId).sort()).toEqual(SOURCES);
    await until(
      'both read',
      () =>
        begun(first, before[0]).length + begun(second, before[1]).length > 1,
    );
    rmSync(directory.resolve('gate'));
    await until('every source is read again', async () =>
      (await second.sources()).every(source => !source.run),
    );
    const ofFirst = begun(first, before[0]);
    const ofSecond = begun(second, before[1]);
    expect([...ofFirst, ...ofSecond].sort()).toEqual(SOURCES);
    expect(ofFirst.length).toBeGreaterThan(0);
    expect(ofSecond.length).toBeGreaterThan(0);
    expect(await seen()).toEqual(
      new Map(SOURCES.map(source => [source, whole('two')])),
    );
  });

  it('take over within a minute what the other was writing when it was killed', async () => {
    const [first, second] = replicas;
    setEstate({ generation: 'three', hanging: ['test/3'] });
    const [run] = await first.refresh('test/3');
    const halfWay = () =>
      replicas.find(replica =>
        replica.messages.some(message => message.event === 'half-way'),
      );
    await until('a source is half read', () => halfWay() !== undefined);
    const killed = halfWay() === first ? first : second;
    const other = killed === first ? second : first;
    // Whichever backend is asked, the run is the same.
    expect(await other.refresh('test/3')).toEqual([run]);
    expect(
      await knex('records')
        .withSchema('irsa')
        .where('content', 'like', '%three%'),
    ).not.toEqual([]);

    await killed.kill();
    const killedAt = Date.now();
    setEstate({ generation: 'four', hanging: [] });
    const before = other.messages.length;
    const generations = new Set<string | undefined>();
    await until('the other backend takes over', async () => {
      generations.add((await seen()).get('test/3'));
      // The one that is left answers all the time, and reads what else there is.
      expect(await other.sources()).toHaveLength(SOURCES.length);
      return begun(other, before).includes('test/3');
    });
    expect(Date.now() - killedAt).toBeLessThan(60_000);
    await until('the source is read', async () => {
      const generation = (await seen()).get('test/3');
      generations.add(generation);
      return generation === whole('four');
    });
    // Nothing between the two was ever seen, and nothing of the one that was half written.
    expect([...generations].sort()).toEqual([whole('four'), whole('two')]);
    expect(begun(other, before)).toEqual(['test/3']);
    expect(
      await knex('records')
        .withSchema('irsa')
        .where('content', 'like', '%three%'),
    ).toEqual([]);
  });

  it('hand over what they read at once when they are told to stop', async () => {
    const [left] = replicas.filter(
      ({ process }) => process.signalCode === null,
    );
    setEstate({ generation: 'five', hanging: ['test/5'] });
    const [run] = await left.refresh('test/5');
    await until('a source is half read', () =>
      left.messages.some(
        ({ event, source }) => event === 'half-way' && source === 'test/5',
      ),
    );
    const next = await start();
    setEstate({ generation: 'six', hanging: [] });
    left.process.kill('SIGTERM');
    const stoppedAt = Date.now();
    await until('the other backend reads it', () =>
      begun(next).includes('test/5'),
    );
    // Sooner than a lease runs out, and the same run goes on.
    expect(Date.now() - stoppedAt).toBeLessThan(20_000);
    await until(
      'the source is read',
      async () => (await seen()).get('test/5') === whole('six'),
    );
    const source = (await next.sources()).find(({ id }) => id === 'test/5');
    expect(source).toMatchObject({ status: 'ok', problems: [] });
    expect(
      await knex('runs').withSchema('irsa').where({ id: run.id }),
    ).toMatchObject([{ outcome: 'read', read: RECORDS }]);
  });
});
