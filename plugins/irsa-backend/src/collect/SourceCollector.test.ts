import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  IrsaSource,
  IrsaSourceProvider,
  SourceItem,
  SourceProblemError,
} from 'backstage-plugin-irsa-node';
import { openDatabase } from '../database/migrate';
import { loadSourceStates } from '../database/sources';
import { SourceCollector } from './SourceCollector';
import { SourceRegistry } from './SourceRegistry';

const source = (
  id: string,
  read: IrsaSource['read'] = async function* nothing() {
    yield { type: 'complete', mark: { kind: 'namespace', of: id } };
  },
): IrsaSource => ({ id, kind: 'kubernetes', title: id, read });

const NOW = Date.parse('2026-11-24T10:00:00Z');
const MINUTE = 60_000;

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('SourceCollector on %s', id => {
  async function setUp(list: () => readonly IrsaSource[]) {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const clock = { time: NOW, now: () => clock.time, adjust: async () => {} };
    const provider: IrsaSourceProvider = {
      id: 'test',
      kind: 'kubernetes',
      title: 'Test',
      listSources: async () => list(),
    };
    /** One of the backends on the database. */
    const backend = (
      providers: readonly IrsaSourceProvider[] = [provider],
      concurrency = 1,
    ) => {
      const scheduler = mockServices.scheduler();
      const logger = mockServices.logger.mock();
      const registry = new SourceRegistry({
        knex,
        logger,
        providers,
        now: clock.now,
      });
      const collector = new SourceCollector({
        knex,
        registry,
        scheduler,
        logger,
        schedule: {
          frequency: { minutes: 10 },
          timeout: { minutes: 5 },
          concurrency,
        },
        retention: { unlistedSources: 60 * MINUTE, runs: 60 * MINUTE },
        onCollected: async () => {},
        clock,
      });
      return {
        collector,
        scheduler,
        /** Lets the scheduler do what it does every few seconds. */
        tick: async () => {
          await scheduler.triggerTask('plan');
          await scheduler.triggerTask('read-1');
        },
      };
    };
    const states = () =>
      loadSourceStates(knex, {}, { now: clock.time, staleAge: 60 * MINUTE });
    const listed = async () =>
      (await states()).map(state => `${state.id} ${state.status}`);
    return { knex, clock, provider, backend, states, listed };
  }

  it('finds sources that come, leaves out those that go, and has them back with their snapshot', async () => {
    let sources = [source('test/one')];
    const { backend, listed } = await setUp(() => sources);
    const { collector, scheduler } = backend();
    await collector.start();
    await collector.refresh();
    expect(await listed()).toEqual(['test/one ok']);

    sources = [source('test/two')];
    await scheduler.triggerTask('discover');
    expect(await listed()).toEqual(['test/two never-read']);
    await expect(collector.refresh('test/one')).rejects.toThrow(
      "No source has the id 'test/one'",
    );

    sources = [source('test/one'), source('test/two')];
    await scheduler.triggerTask('discover');
    expect(await listed()).toEqual(['test/one ok', 'test/two never-read']);
  });

  it('keeps the sources of a provider that cannot list them, and shows why', async () => {
    let fails = false;
    const { backend, listed } = await setUp(() => {
      if (fails) {
        throw new Error('The organization does not answer');
      }
      return [source('test/one')];
    });
    const { collector, scheduler } = backend();
    await collector.start();
    await collector.refresh();
    fails = true;
    await scheduler.triggerTask('discover');
    expect(await listed()).toEqual(['test failed', 'test/one ok']);
    // What stands for the provider is nothing to read.
    await expect(collector.refresh('test')).rejects.toThrow('No source');
    expect(await collector.refresh()).toHaveLength(1);
    fails = false;
    await scheduler.triggerTask('discover');
    expect(await listed()).toEqual(['test/one ok']);
  });

  it('shows what to paste where a provider says so, and lets go of sources with other ids than its own', async () => {
    let list = () => [source('other/one'), source('other/two')];
    const { provider, backend, states, listed } = await setUp(() => list());
    const { collector, scheduler } = backend([
      { ...provider, owns: of => of.startsWith('other/') },
    ]);
    await collector.start();
    list = () => {
      throw new SourceProblemError({
        message: 'Listing is forbidden',
        permission: 'organizations:ListAccounts',
        paste: '{}',
      });
    };
    await scheduler.triggerTask('discover');
    expect(await listed()).toEqual([
      'other/one never-read',
      'other/two never-read',
      'test failed',
    ]);
    const [, , failed] = await states();
    expect(failed.problems).toEqual([
      {
        message: 'Listing is forbidden',
        permission: 'organizations:ListAccounts',
        paste: '{}',
      },
    ]);

    list = () => [source('other/two')];
    await scheduler.triggerTask('discover');
    expect(await listed()).toEqual(['other/two never-read']);
  });

  it('leaves out sources whose provider is no longer configured', async () => {
    const { backend, provider, listed } = await setUp(() => [
      source('test/one'),
    ]);
    await backend().collector.start();
    await backend([
      { ...provider, id: 'tes', listSources: async () => [] },
    ]).collector.start();
    expect(await listed()).toEqual([]);
  });

  it('leaves to a provider what it says is its own, and to others what is theirs', async () => {
    let sources = [source('kubernetes:one'), source('kubernetes:two')];
    const { backend, provider, listed } = await setUp(() => sources);
    const owner: IrsaSourceProvider = {
      ...provider,
      id: 'owner',
      owns: sourceId => sourceId.startsWith('kubernetes:'),
    };
    const other: IrsaSourceProvider = {
      ...provider,
      id: 'other',
      listSources: async () => [source('other/one')],
    };
    const { collector, scheduler } = backend([owner, other]);
    await collector.start();
    await collector.refresh();
    expect(await listed()).toEqual([
      'kubernetes:one ok',
      'kubernetes:two ok',
      'other/one ok',
    ]);

    sources = [source('kubernetes:two')];
    await scheduler.triggerTask('discover');
    expect(await listed()).toEqual(['kubernetes:two ok', 'other/one ok']);

    await backend([other]).collector.start();
    expect(await listed()).toEqual(['other/one ok']);
  });

  it('reads each source when it is due, and says when that is', async () => {
    let reads = 0;
    const { backend, clock, states } = await setUp(() => [
      source('test/one', async function* read() {
        reads += 1;
      }),
    ]);
    const { collector, tick } = backend();
    await collector.start();
    await tick();
    expect(reads).toBe(1);
    expect(await states()).toMatchObject([
      { nextReadAt: '2026-11-24T10:10:00.000Z' },
    ]);

    clock.time += 10 * MINUTE - 1;
    await tick();
    expect(reads).toBe(1);
    clock.time += 1;
    await tick();
    expect(reads).toBe(2);
  });

  it('leaves a source that goes on failing alone for a growing time, but not when somebody asks', async () => {
    let reads = 0;
    let fails = true;
    const { backend, clock, states } = await setUp(() => [
      source('test/one', async function* read(): AsyncGenerator<SourceItem> {
        reads += 1;
        if (fails) {
          throw new Error('The API server hung up');
        }
      }),
    ]);
    const { collector, tick } = backend();
    await collector.start();
    const pauses: number[] = [];
    for (let failure = 0; failure < 6; failure++) {
      await tick();
      const [{ nextReadAt }] = await states();
      pauses.push((Date.parse(nextReadAt ?? '') - clock.time) / MINUTE);
      clock.time = Date.parse(nextReadAt ?? '') - 1;
      await tick();
      expect(reads).toBe(failure + 1);
      clock.time += 1;
    }
    for (const [index, expected] of [10, 20, 40, 60, 60, 60].entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(expected * 0.9);
      expect(pauses[index]).toBeLessThanOrEqual(expected * 1.1);
    }
    expect(new Set(pauses).size).toBe(6);

    await tick();
    await collector.refresh('test/one');
    expect(reads).toBe(8);
    fails = false;
    await collector.refresh('test/one');
    const [state] = await states();
    expect(state.status).toBe('ok');
    expect(Date.parse(state.nextReadAt ?? '') - clock.time).toBe(10 * MINUTE);
  });

  it('reads anew what somebody asks for, also where it was due already or a backend is lost with it', async () => {
    const before: number[] = [];
    const until: (() => void)[] = [];
    const { backend, clock } = await setUp(() => [
      source('test/one', async function* read({ previous }) {
        before.push((await previous('namespace')).length);
        yield {
          type: 'record',
          record: { kind: 'namespace', value: { cluster: 'c', name: 'one' } },
        };
        if (before.length === 3) {
          until.forEach(resolve => resolve());
          await new Promise(() => {});
        }
      }),
    ]);
    const [first, second] = [backend(), backend()];
    await first.collector.start();
    await first.tick();
    clock.time += 10 * MINUTE;
    await first.tick();
    expect(before).toEqual([0, 1]);

    clock.time += 10 * MINUTE;
    await first.scheduler.triggerTask('plan');
    await second.collector.start();
    const hangs = new Promise<void>(resolve => until.push(resolve));
    const asked = first.collector.refresh('test/one');
    await hangs;
    // Its backend shows no sign of life for too long.
    clock.time += MINUTE;
    await second.tick();
    clock.time += 10 * MINUTE;
    await second.tick();
    expect(before).toEqual([0, 1, 0, 0, 1]);
    await first.collector.stop();
    await asked;
  });

  it('takes what somebody asks for before it has started, and reads it then', async () => {
    const { backend, listed } = await setUp(() => [source('test/one')]);
    await backend().collector.start();
    const { collector, scheduler } = backend();
    expect(await collector.refresh()).toMatchObject([
      { sourceId: 'test/one', id: expect.any(String) },
    ]);
    await collector.start();
    await scheduler.triggerTask('read-1');
    expect(await listed()).toEqual(['test/one ok']);
  });

  it('shares the sources among backends, and reads none twice', async () => {
    const reads: string[] = [];
    const sources = Array.from({ length: 12 }, (_, index) =>
      source(`test/${index}`, async function* read() {
        reads.push(`test/${index}`);
        yield { type: 'complete', mark: { kind: 'pod', of: `${index}` } };
      }),
    );
    const { backend, listed } = await setUp(() => sources);
    const backends = [backend(), backend(), backend()];
    for (const { collector } of backends) {
      await collector.start();
    }
    await Promise.all(backends.map(({ tick }) => tick()));
    expect(reads.sort()).toEqual(sources.map(each => each.id).sort());
    expect(await listed()).toEqual(sources.map(each => `${each.id} ok`).sort());
  });

  it('reads only a few sources at once', async () => {
    let running = 0;
    let most = 0;
    let threeRun = () => {};
    const three = new Promise<void>(resolve => {
      threeRun = resolve;
    });
    const sources = Array.from({ length: 8 }, (_, index) =>
      source(`test/${index}`, async function* read() {
        running += 1;
        most = Math.max(most, running);
        if (running === 3) {
          threeRun();
        }
        await three;
        // Time enough for a fourth, were there one.
        await new Promise(resolve => {
          setTimeout(resolve, 20);
        });
        running -= 1;
        yield { type: 'complete', mark: { kind: 'pod', of: `${index}` } };
      }),
    );
    const { backend, listed } = await setUp(() => sources);
    const { collector } = backend(undefined, 3);
    await collector.start();
    await collector.refresh();
    expect(most).toBe(3);
    expect((await listed()).every(each => each.endsWith(' ok'))).toBe(true);
  });

  it('leaves what it reads to the next backend when it stops', async () => {
    let begun = () => {};
    const reading = new Promise<void>(resolve => {
      begun = resolve;
    });
    let reads = 0;
    const { backend, states } = await setUp(() => [
      source('test/one', async function* read() {
        reads += 1;
        if (reads === 1) {
          begun();
          // As a source does that does not listen to its signal.
          await new Promise(() => {});
        }
        yield { type: 'complete', mark: { kind: 'pod', of: 'one' } };
      }),
    ]);
    const [first, second] = [backend(), backend()];
    await first.collector.start();
    await second.collector.start();
    const busy = first.tick();
    await reading;
    const [{ run }] = await states();
    await first.collector.stop();
    await busy;
    expect(await states()).toMatchObject([
      { status: 'never-read', problems: [], run: { id: run?.id } },
    ]);
    await second.tick();
    expect(await states()).toMatchObject([{ status: 'ok' }]);
  });

  it('takes over within a minute what a lost backend was reading, and gives up on what loses one after the other', async () => {
    const { knex, backend, clock, states } = await setUp(() => [
      source('test/one', async function* read() {
        await new Promise(() => {});
      }),
    ]);
    const backends = [backend(), backend(), backend(), backend()];
    for (const { collector } of backends) {
      await collector.start();
    }
    const ids = new Set<string>();
    const runId = async () => (await states())[0].run?.id;
    const isRunning = async (run: string) =>
      (await knex('runs').where({ id: run, state: 'running' })).length > 0;
    const untilAnotherRun = async () => {
      let run = await runId();
      while (run === undefined || ids.has(run) || !(await isRunning(run))) {
        await new Promise(resolve => {
          setTimeout(resolve, 5);
        });
        run = await runId();
      }
      return run;
    };
    for (const { tick } of backends.slice(0, 3)) {
      // Its clock stands still from here on, as if it were gone.
      tick().catch(() => {});
      const run = await untilAnotherRun();
      ids.add(run);
      clock.time += 29_000;
      await backends[3].scheduler.triggerTask('read-1');
      expect(await runId()).toBe(run);
      clock.time += 1_000;
      expect(await runId()).toBeUndefined();
    }
    // Each was another run, so that what the lost one may still write does not count.
    expect(ids.size).toBe(3);
    await backends[3].scheduler.triggerTask('read-1');
    expect(await states()).toMatchObject([
      {
        status: 'failed',
        problems: [{ message: expect.stringContaining('3 times in a row') }],
        nextReadAt: expect.any(String),
      },
    ]);
    await Promise.all(backends.map(({ collector }) => collector.stop()));
  });
});
