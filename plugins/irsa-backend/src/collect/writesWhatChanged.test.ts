import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { RoleRecord } from 'backstage-plugin-irsa-common';
import { IrsaSource, SourceItem } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { dropOrphanedDocuments } from '../database/documents';
import { openDatabase } from '../database/migrate';
import {
  currentSnapshots,
  idOfVersion,
  loadSnapshot,
} from '../database/snapshots';
import { saveSources } from '../database/sources';
import { collectOnce } from './__testUtils__/collectOnce';

const NOW = Date.parse('2026-11-24T10:00:00Z');

const pod = (name: string, node: string): SourceItem => ({
  type: 'record',
  record: {
    kind: 'pod',
    value: {
      cluster: 'c',
      namespace: 'n',
      name,
      node,
      labels: { app: 'a', tier: 'b' },
      annotations: {},
      serviceAccount: 'default',
      containers: [],
      tokenAudiences: [],
    },
  },
});

const role = (
  account: string,
  name: string,
  policies: Pick<RoleRecord, 'trustPolicy' | 'inlinePolicies'>,
): SourceItem => ({
  type: 'record',
  record: {
    kind: 'role',
    value: {
      account,
      arn: `arn:aws:iam::${account}:role/${name}`,
      name,
      ...policies,
    },
  },
});

/** The tables that are written to, each as often as it is. */
function watchWrites(knex: Knex) {
  const writes: string[] = [];
  const onQuery = ({ sql }: { sql: string }) => {
    const written = /^(insert into|update|delete from) [`"](\w+)/.exec(sql);
    if (written) {
      writes.push(`${written[1].split(' ')[0]} ${written[2]}`);
    }
  };
  knex.on('query', onQuery);
  return () => {
    knex.off('query', onQuery);
    return writes;
  };
}

// Hundreds of records on a busy machine.
jest.setTimeout(60_000);

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('A refresh on %s', id => {
  async function setUp() {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    let now = NOW;
    const collect = async (
      all: readonly SourceItem[],
      sourceId = 'kubernetes:c',
    ) => {
      const source: IrsaSource = {
        id: sourceId,
        kind: 'kubernetes',
        title: 'c',
        read: async function* read() {
          yield* all;
        },
      };
      await saveSources(knex, [source]);
      await collectOnce({ knex, source, now: () => now });
      now += 1_000;
      return knex('runs').where({ source_id: sourceId }).orderBy('ended_at');
    };
    const versions = async () =>
      (await currentSnapshots(knex)).map(idOfVersion);
    const pods = async () => {
      const [snapshot] = await currentSnapshots(knex);
      return (await loadData(knex, snapshot.sourceId))
        .flatMap(record =>
          record.kind === 'pod'
            ? [`${record.value.name} on ${record.value.node}`]
            : [],
        )
        .sort();
    };
    return { knex, collect, versions, pods };
  }

  async function loadData(knex: Knex, sourceId: string) {
    const [snapshot] = await currentSnapshots(knex, sourceId);
    return loadSnapshot(knex, snapshot);
  }

  it('of what has not changed writes no record, and no new version', async () => {
    const { knex, collect, versions } = await setUp();
    const all = Array.from({ length: 500 }, (_, index) =>
      pod(`p${index}`, 'one'),
    );
    await collect([
      ...all,
      { type: 'complete', mark: { kind: 'pod', of: 'c' } },
      { type: 'complete', mark: { kind: 'node', of: 'c' } },
    ]);
    const before = await versions();
    const [{ read_at: readBefore }] = await knex('snapshots');

    const writes = watchWrites(knex);
    const runs = await collect([
      { type: 'complete', mark: { kind: 'node', of: 'c' } },
      ...[...all].reverse(),
      all[0],
      { type: 'complete', mark: { kind: 'pod', of: 'c' } },
    ]);
    expect([...new Set(writes())].sort()).toEqual([
      'insert runs',
      'update runs',
      'update snapshots',
      'update sources',
    ]);
    expect(runs.map(run => run.written)).toEqual([500, 0]);
    expect(await versions()).toEqual(before);
    const [{ read_at: readAfter, counts }] = await knex('snapshots');
    expect(readAfter > readBefore).toBe(true);
    expect(JSON.parse(counts)).toEqual({ pod: 500 });
  });

  it('writes what is new or different, and leaves out what is gone', async () => {
    const { knex, collect, versions, pods } = await setUp();
    const all = Array.from({ length: 1000 }, (_, index) =>
      pod(`p${index}`, 'one'),
    );
    await collect(all);
    const before = await versions();

    const writes = watchWrites(knex);
    const runs = await collect([
      ...all.slice(2),
      pod('p1', 'two'),
      pod('new', 'two'),
    ]);
    expect(runs[1].written).toBe(2);
    expect(writes().filter(write => write.endsWith('records'))).toHaveLength(2);
    expect(await versions()).not.toEqual(before);
    const after = await pods();
    expect(after).toHaveLength(1000);
    expect(after).toContain('p1 on two');
    expect(after).not.toContain('p1 on one');
    expect(after).not.toContain('p0 on one');
  });

  it('is a new version when only what was read whole differs', async () => {
    const { collect, versions } = await setUp();
    const mark: SourceItem = {
      type: 'complete',
      mark: { kind: 'pod', of: 'c' },
    };
    await collect([pod('p', 'one'), mark]);
    const before = await versions();
    await collect([pod('p', 'one')]);
    expect(await versions()).not.toEqual(before);
  });

  it('takes the same record for the same, in whatever order its fields are', async () => {
    const { collect, versions } = await setUp();
    const tagged = (tags: Record<string, string>): SourceItem => ({
      type: 'record',
      record: {
        kind: 'cluster',
        value: { cluster: 'c', tags },
      },
    });
    await collect([tagged({ a: '1', b: '2' })]);
    const before = await versions();
    await collect([tagged({ b: '2', a: '1' })]);
    expect(await versions()).toEqual(before);
  });

  it('stores a policy once for every source, and gives it back as one text', async () => {
    const { knex, collect } = await setUp();
    const trustPolicy = JSON.stringify({ Version: '2012-10-17', a: 'trust' });
    const document = JSON.stringify({ Version: '2012-10-17', a: 'document' });
    const of = (account: string) => [
      role(account, 'one', {
        trustPolicy,
        inlinePolicies: [{ name: 'inline', document }, { name: 'unread' }],
      }),
      role(account, 'two', { trustPolicy }),
      {
        type: 'record',
        record: {
          kind: 'managed-policy',
          value: { account, arn: 'arn:p', name: 'p', document },
        },
      } as const,
    ];
    await collect(of('111122223333'), 'aws:111122223333');
    await collect(of('444455556666'), 'aws:444455556666');
    expect(
      (await knex('documents')).map(({ content }) => content).sort(),
    ).toEqual([document, trustPolicy].sort());
    expect(
      (await knex('records')).filter(({ content }) => content.includes('2012')),
    ).toEqual([]);

    const documents = new Map<string, string>();
    for (const snapshot of await currentSnapshots(knex)) {
      const records = await loadSnapshot(knex, snapshot, documents);
      expect(records).toEqual(
        of(snapshot.sourceId.replace('aws:', '')).map(item =>
          item.type === 'record' ? item.record : item,
        ),
      );
    }
    expect(documents.size).toBe(2);
  });

  it('drops a policy once nothing names it, and not before', async () => {
    const { knex, collect } = await setUp();
    const texts = async () => {
      await dropOrphanedDocuments(knex);
      return (await knex('documents')).map(({ content }) => content).sort();
    };
    await collect(
      [
        role('1', 'one', { trustPolicy: 'shared' }),
        role('1', 'two', { trustPolicy: 'own' }),
      ],
      'aws:1',
    );
    await collect([role('2', 'one', { trustPolicy: 'shared' })], 'aws:2');
    expect(await texts()).toEqual(['own', 'shared']);

    const other = [role('1', 'two', { trustPolicy: 'other' })];
    await collect(other, 'aws:1');
    // Until the next read somebody may still be loading what was replaced.
    await collect(other, 'aws:1');
    expect(await texts()).toEqual(['other', 'shared']);
    await collect([], 'aws:2');
    await collect([], 'aws:2');
    expect(await texts()).toEqual(['other']);
  });

  it('never loses a policy that comes back just while it is dropped', async () => {
    const { knex, collect } = await setUp();
    const shared = role('1', 'one', { trustPolicy: 'shared' });
    let dropped = 0;
    const drop = async () => {
      const count = await dropOrphanedDocuments(knex);
      dropped += count;
    };
    for (let round = 0; round < 15; round++) {
      await Promise.all([
        drop(),
        collect(round % 2 ? [shared] : [], 'aws:1'),
        drop(),
        collect(round % 3 ? [shared] : [], 'aws:2'),
        drop(),
      ]);
      for (const { sourceId } of await currentSnapshots(knex)) {
        for (const record of await loadData(knex, sourceId)) {
          expect({ type: 'record', record }).toEqual(shared);
        }
      }
      for (const sourceId of ['aws:1', 'aws:2', 'aws:1', 'aws:2']) {
        await collect([], sourceId);
      }
    }
    await drop();
    expect(dropped).toBeGreaterThan(5);
    expect(await knex('documents')).toEqual([]);
  });

  it('shows the state before or the one after, never one between', async () => {
    const { knex, collect } = await setUp();
    const generation = (node: string) =>
      Array.from({ length: 700 }, (_, index) => pod(`p${index}`, node));
    await collect(generation('0'));
    let isWriting = true;
    const seen: string[] = [];
    const refusals: string[] = [];
    const read = async () => {
      const [snapshot] = await currentSnapshots(knex);
      const records = await loadSnapshot(knex, snapshot);
      const nodes = new Map<string, number>();
      for (const record of records) {
        const node = record.kind === 'pod' ? record.value.node ?? '' : '';
        nodes.set(node, (nodes.get(node) ?? 0) + 1);
      }
      return JSON.stringify([...nodes]);
    };
    const reader = (async () => {
      while (isWriting) {
        await read().then(
          nodes => seen.push(nodes),
          error => refusals.push(String(error)),
        );
      }
    })();
    try {
      for (let count = 1; count <= 5; count++) {
        await collect(generation(String(count)));
      }
    } finally {
      isWriting = false;
    }
    await reader;
    expect(new Set(seen).size).toBeGreaterThan(1);
    for (const nodes of seen) {
      expect(nodes).toMatch(/^\[\["\d",700\]\]$/);
    }
    for (const refusal of refusals) {
      expect(refusal).toContain('was replaced while it was loaded');
    }
  });
});
