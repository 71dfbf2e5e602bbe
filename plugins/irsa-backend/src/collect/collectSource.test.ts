import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  IrsaSource,
  SourceItem,
  SourceProblemError,
} from 'backstage-plugin-irsa-node';
import knexFactory, { Knex } from 'knex';
import { openDatabase } from '../database/migrate';
import { requestRun } from '../database/runs';
import { currentSnapshots, loadSnapshot } from '../database/snapshots';
import { loadSourceStates, saveSources } from '../database/sources';
import { collectOnce } from './__testUtils__/collectOnce';

const NOW = Date.parse('2026-11-24T10:00:00Z');
const HOUR = 60 * 60 * 1000;
const AGES = { now: NOW, staleAge: 60_000 };

const namespace = (name: string): SourceItem => ({
  type: 'record',
  record: { kind: 'namespace', value: { cluster: 'c', name } },
});
const complete: SourceItem = {
  type: 'complete',
  mark: { kind: 'namespace', of: 'c' },
};

function aSource(
  read: (signal: AbortSignal) => AsyncIterable<SourceItem>,
): IrsaSource {
  return {
    id: 'files:x/clusters/c',
    kind: 'files',
    title: 'c',
    read: ({ signal }) => read(signal),
  };
}

async function* items(...all: SourceItem[]) {
  yield* all;
}

async function names(knex: Knex): Promise<string[]> {
  const [snapshot] = await currentSnapshots(knex);
  if (!snapshot) {
    return [];
  }
  const records = await loadSnapshot(knex, snapshot);
  return records.flatMap(record =>
    record.kind === 'namespace' ? [record.value.name] : [],
  );
}

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('collectSource on %s', id => {
  async function setUp(databaseId: TestDatabaseId) {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    const source = aSource(() => items());
    await saveSources(knex, [source]);
    const collect = (
      read: (signal: AbortSignal) => AsyncIterable<SourceItem>,
      options: { now?: number; timeout?: number } = {},
    ) =>
      collectOnce({
        knex,
        source: aSource(read),
        timeout: options.timeout,
        now: () => options.now ?? NOW,
      });
    const state = async () => (await loadSourceStates(knex, {}, AGES))[0];
    return { knex, collect, state };
  }

  it('keeps what was read, with counts, marks and the time', async () => {
    const { knex, collect, state } = await setUp(id);
    expect(await state()).toMatchObject({ status: 'never-read', stale: false });
    await collect(() =>
      items(
        ...Array.from({ length: 1201 }, (_, index) => namespace(`n${index}`)),
        complete,
      ),
    );
    expect(await state()).toEqual({
      id: 'files:x/clusters/c',
      kind: 'files',
      title: 'c',
      status: 'ok',
      readAt: '2026-11-24T10:00:00.000Z',
      stale: false,
      counts: { namespace: 1201 },
      problems: [],
      nextReadAt: '2026-11-24T10:10:00.000Z',
    });
    expect(await names(knex)).toHaveLength(1201);
    expect((await currentSnapshots(knex))[0].marks).toEqual([
      { kind: 'namespace', of: 'c' },
    ]);
  });

  it('keeps the last good snapshot when a read fails half-way', async () => {
    const { knex, collect, state } = await setUp(id);
    await collect(() => items(namespace('good')));
    await collect(async function* read() {
      yield namespace('half');
      throw new Error('The API server hung up');
    });
    expect(await names(knex)).toEqual(['good']);
    expect(await state()).toMatchObject({
      status: 'failed',
      stale: true,
      problems: [{ message: 'The API server hung up' }],
    });

    await collect(() => items(namespace('better')));
    expect(await names(knex)).toEqual(['better']);
    expect(await state()).toMatchObject({ status: 'ok', problems: [] });

    // Neither what was half written nor what is replaced stays for long.
    await collect(() => items(namespace('better')));
    expect(await knex('records').select('content')).toEqual([
      { content: '{"cluster":"c","name":"better"}' },
    ]);
  });

  it('gives a source the records that it yielded last, by kind', async () => {
    const { knex, collect } = await setUp(id);
    const previous: unknown[] = [];
    const read = (name: string, run: { now: number; due: boolean }) =>
      collectOnce({
        knex,
        source: {
          ...aSource(() => items()),
          read: async function* readAgain(options) {
            previous.push([
              await options.previous('namespace'),
              await options.previous('pod'),
            ]);
            yield namespace(name);
          },
        },
        now: () => run.now,
        due: run.due,
      });
    await read('one', { now: NOW, due: true });
    await collect(async function* fails() {
      yield namespace('half');
      throw new Error('The API server hung up');
    });
    await read('two', { now: NOW + HOUR, due: true });
    // Nobody who asks for a read wants to see what it told an hour ago.
    await read('three', { now: NOW + HOUR, due: false });
    await read('four', { now: NOW + 2 * HOUR, due: true });
    expect(previous).toEqual([
      [[], []],
      [[{ cluster: 'c', name: 'one' }], []],
      [[], []],
      [[{ cluster: 'c', name: 'three' }], []],
    ]);
  });

  it('shows what to paste where the error that ends a read says so', async () => {
    const { collect, state } = await setUp(id);
    const problem = {
      message: 'There are no credentials',
      permission: 'sts:AssumeRole',
      paste: '{}',
    };
    await collect(async function* read() {
      yield namespace('half');
      throw new SourceProblemError(problem);
    });

    expect(await state()).toMatchObject({
      status: 'failed',
      problems: [problem],
    });
  });

  it('shows with a failure what was refused before it', async () => {
    const { collect, state } = await setUp(id);
    const refused = {
      message: 'eks:ListClusters is forbidden',
      permission: 'eks:ListClusters',
      paste: '{}',
    };
    await collect(async function* read() {
      yield { type: 'problem', problem: refused };
      throw new Error('nothing could be read');
    });

    expect(await state()).toMatchObject({
      status: 'failed',
      problems: [{ message: 'nothing could be read' }, refused],
    });
  });

  it('is partial with problems, of which it keeps a bounded number', async () => {
    const { collect, state } = await setUp(id);
    await collect(() =>
      items(
        ...Array.from(
          { length: 150 },
          (_, index): SourceItem => ({
            type: 'problem',
            problem: { message: `p${index}` },
          }),
        ),
      ),
    );
    const { status, problems } = await state();
    expect(status).toBe('partial');
    expect(problems).toHaveLength(101);
    expect(problems[100].message).toBe('50 more problems are not listed.');
  });

  it('ends when it takes too long, even where the source does not listen, and says so', async () => {
    const { knex, collect, state } = await setUp(id);
    await collect(() => items(namespace('good')));
    await collect(
      async function* read() {
        yield namespace('half');
        await new Promise(() => {});
      },
      { timeout: 50 },
    );
    expect(await names(knex)).toEqual(['good']);
    expect((await state()).problems[0].message).toContain('time limit');
  });

  it('keeps nothing once another backend has taken the source over', async () => {
    const { knex, collect, state } = await setUp(id);
    await collect(() => items(namespace('good')));
    await collect(async function* read() {
      yield namespace('half');
      // This backend was away for longer than others wait.
      await collect(() => items(namespace('better')), { now: NOW + 31_000 });
      yield namespace('more');
    });
    expect(await names(knex)).toEqual(['better']);
    expect(await state()).toMatchObject({ status: 'ok', problems: [] });
    expect(await knex('runs').orderBy('outcome').select('outcome')).toEqual([
      { outcome: 'abandoned' },
      { outcome: 'read' },
      { outcome: 'read' },
    ]);
  });

  it("takes the source's own time and shows an old one as stale", async () => {
    const { collect, state } = await setUp(id);
    await collect(() =>
      items({ type: 'read-at', readAt: '2026-11-01T02:00:00+02:00' }),
    );
    expect(await state()).toMatchObject({
      status: 'ok',
      readAt: '2026-11-01T00:00:00.000Z',
      stale: true,
    });
  });

  it('takes the time when the read began, whatever a source says of later', async () => {
    const { collect, state } = await setUp(id);
    await collect(() =>
      items({ type: 'read-at', readAt: '2027-01-01T00:00:00Z' }),
    );
    expect((await state()).readAt).toBe('2026-11-24T10:00:00.000Z');

    await collect(() => items({ type: 'read-at', readAt: 'yesterday' }));
    expect(await state()).toMatchObject({
      status: 'failed',
      problems: [{ message: "'yesterday' is no time in ISO 8601" }],
    });
  });

  it('shows the run that was asked for, while it runs and no longer', async () => {
    const { knex, collect, state } = await setUp(id);
    const asked = await requestRun(knex, 'files:x/clusters/c', NOW);
    expect((await state()).run).toMatchObject({ id: asked, read: 0 });
    let during;
    await collect(async function* read() {
      during = (await state()).run;
      expect(await requestRun(knex, 'files:x/clusters/c', NOW)).toBe(asked);
      yield complete;
    });
    expect(during).toMatchObject({ id: asked });
    expect(await state()).not.toHaveProperty('run');
    expect(await requestRun(knex, 'files:x/clusters/c', NOW)).not.toBe(asked);
  });
});

describe('a backend that is killed while it reads', () => {
  const directory = createMockDirectory();

  it('has its last good snapshot when it starts again', async () => {
    const filename = join(directory.path, 'irsa.sqlite');
    const child = fork(
      join(__dirname, '__testUtils__/readSlowly.ts'),
      [filename],
      {
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
      },
    );
    // The child says so once its first snapshot is whole and the second one half written; the transform sends messages too.
    for await (const [message] of on(child, 'message')) {
      if (message === 'half-way') {
        break;
      }
    }
    child.kill('SIGKILL');
    await once(child, 'exit');

    const knex = await openDatabase(
      mockServices.database({
        knex: knexFactory({
          client: 'better-sqlite3',
          connection: { filename },
          useNullAsDefault: true,
        }),
      }),
    );
    expect((await knex('records').select('id')).length).toBeGreaterThan(200);
    expect(await names(knex)).toEqual(['first']);
    await collectOnce({
      knex,
      source: aSource(() => items(namespace('third'))),
      // When the process was taken to be gone.
      now: () => Date.now() + 30_000,
    });
    expect(await names(knex)).toEqual(['third']);
    await knex.destroy();
  }, 60_000);
});
