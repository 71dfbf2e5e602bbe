import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { IrsaSource, IrsaSourceProvider } from 'backstage-plugin-irsa-node';
import { openDatabase } from '../database/migrate';
import { loadSourceStates } from '../database/sources';
import { SourceRegistry } from './SourceRegistry';

const source = (id: string): IrsaSource => ({
  id,
  kind: 'kubernetes',
  title: id,
  read: async function* read() {
    yield { type: 'complete', mark: { kind: 'namespace', of: id } };
  },
});

const databases = TestDatabases.create({ disableDocker: true });

async function setUp(list: () => readonly IrsaSource[]) {
  const knex = await openDatabase(
    mockServices.database({ knex: await databases.init('SQLITE_3') }),
  );
  const scheduler = mockServices.scheduler();
  const provider: IrsaSourceProvider = {
    id: 'test',
    kind: 'kubernetes',
    title: 'Test',
    listSources: async () => list(),
  };
  const registry = (providers: readonly IrsaSourceProvider[]) =>
    new SourceRegistry({
      knex,
      scheduler,
      logger: mockServices.logger.mock(),
      providers,
      schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
      onCollected: async () => {},
      now: () => Date.now(),
    });
  const listed = async () =>
    (
      await loadSourceStates(knex, {}, { now: Date.now(), staleAge: 60_000 })
    ).map(({ id, status }) => `${id} ${status}`);
  const discover = () => scheduler.triggerTask('discover');
  return { registry, provider, scheduler, listed, discover };
}

describe('SourceRegistry', () => {
  it('finds sources that come, leaves out those that go, and has them back with their snapshot', async () => {
    let sources = [source('test/one')];
    const { registry, provider, scheduler, listed, discover } = await setUp(
      () => sources,
    );
    const sut = registry([provider]);
    await sut.start();
    await sut.refresh();
    expect(await listed()).toEqual(['test/one ok']);

    sources = [source('test/two')];
    await discover();
    expect(await listed()).toEqual(['test/two never-read']);
    await expect(sut.refresh('test/one')).rejects.toThrow(
      "No source has the id 'test/one'",
    );

    sources = [source('test/one'), source('test/two')];
    await discover();
    expect(await listed()).toEqual(['test/one ok', 'test/two never-read']);
    const tasks = await scheduler.getScheduledTasks();
    expect(tasks.map(task => task.id).sort()).toEqual([
      'collect test/one',
      'collect test/two',
      'discover',
    ]);
  });

  it('keeps the sources of a provider that cannot list them, and shows why', async () => {
    let fails = false;
    const { registry, provider, listed, discover } = await setUp(() => {
      if (fails) {
        throw new Error('The organization does not answer');
      }
      return [source('test/one')];
    });
    const sut = registry([provider]);
    await sut.start();
    await sut.refresh();
    fails = true;
    await discover();
    expect(await listed()).toEqual(['test failed', 'test/one ok']);
    fails = false;
    await discover();
    expect(await listed()).toEqual(['test/one ok']);
  });

  it('leaves out sources whose provider is no longer configured', async () => {
    const { registry, provider, listed } = await setUp(() => [
      source('test/one'),
    ]);
    await registry([provider]).start();
    await registry([
      { ...provider, id: 'tes', listSources: async () => [] },
    ]).start();
    expect(await listed()).toEqual([]);
  });
});
