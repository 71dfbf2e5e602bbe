import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { currentSnapshots, loadSnapshot } from './snapshots';

const directory = resolvePackagePath(
  'backstage-plugin-irsa-backend',
  'migrations',
);

const SOURCE = 'aws:111122223333';
const trustPolicy = '{"Version":"2012-10-17"}';
const records = [
  {
    kind: 'role',
    value: {
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:role/one',
      name: 'one',
      trustPolicy,
      inlinePolicies: [
        { name: 'read', document: '{"Statement":[]}' },
        { name: 'unread' },
      ],
    },
  },
  {
    kind: 'role',
    value: {
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:role/two',
      name: 'two',
      trustPolicy,
    },
  },
  {
    kind: 'managed-policy',
    value: {
      account: '111122223333',
      arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      name: 'ReadOnlyAccess',
      document: '{"Statement":[{}]}',
    },
  },
  {
    kind: 'managed-policy',
    value: { account: '111122223333', arn: 'arn:x', name: 'unread' },
  },
];
const marks = [{ kind: 'role', of: '111122223333' }];

/** What an earlier version of the plugin has left: a snapshot in two chunks, and one that was not finished. */
async function fillFirstSchema(knex: Knex) {
  await knex('sources').insert({
    id: SOURCE,
    kind: 'aws-account',
    title: 'IAM 111122223333',
    listed: true,
    snapshot_id: 'good',
    problems: '[]',
    failed: false,
  });
  const times = { source_id: SOURCE, read_at: '2026-11-24T10:00:00.000Z' };
  await knex('snapshots').insert([
    {
      id: 'good',
      complete: true,
      marks: JSON.stringify(marks),
      counts: '{"role":2,"managed-policy":2}',
      ...times,
    },
    { id: 'half', complete: false, marks: '[]', counts: '{}', ...times },
  ]);
  await knex('snapshot_chunks').insert([
    {
      snapshot_id: 'good',
      position: 0,
      records: JSON.stringify(records.slice(0, 3)),
    },
    {
      snapshot_id: 'good',
      position: 1,
      records: JSON.stringify(records.slice(3)),
    },
    { snapshot_id: 'half', position: 0, records: JSON.stringify(records) },
  ]);
  await knex('identities').insert({
    entity_ref: 'component:default/one',
    entity_hash: 'x',
    identity: '{}',
  });
}

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('Migrations on %s', id => {
  it('take over the last good snapshots, forth, back and forth again', async () => {
    const knex = await databases.init(id);
    const up = () => knex.migrate.up({ directory });
    const down = () => knex.migrate.down({ directory });
    const expectRecords = async () => {
      const [snapshot] = await currentSnapshots(knex);
      expect(snapshot).toMatchObject({ sourceId: SOURCE, marks });
      expect(await loadSnapshot(knex, snapshot)).toEqual(records);
      expect(await knex('snapshots').select('id')).toEqual([{ id: 'good' }]);
      expect(await knex('documents').select('hash')).toHaveLength(3);
      expect(await knex('record_documents')).toHaveLength(4);
    };

    await up();
    await fillFirstSchema(knex);
    await up();
    await expectRecords();

    await down();
    const chunks = await knex('snapshot_chunks').orderBy('position');
    expect(chunks.flatMap(chunk => JSON.parse(chunk.records))).toEqual(records);
    expect(await knex('snapshots').select('id', 'read_at', 'counts')).toEqual([
      {
        id: 'good',
        read_at: '2026-11-24T10:00:00.000Z',
        counts: '{"role":2,"managed-policy":2}',
      },
    ]);
    expect(await knex('snapshots').where({ complete: true })).toHaveLength(1);
    expect(await knex('sources').first()).toEqual({
      id: SOURCE,
      kind: 'aws-account',
      title: 'IAM 111122223333',
      listed: expect.anything(),
      snapshot_id: 'good',
      problems: '[]',
      failed: expect.anything(),
    });

    await up();
    await expectRecords();
  });

  it('go back to an empty database', async () => {
    const knex = await databases.init(id);
    const tables = async () =>
      (await knex('knex_migrations').select('name')).map(({ name }) => name);
    await knex.migrate.latest({ directory });
    expect(await tables()).toHaveLength(7);
    await knex.migrate.rollback({ directory }, true);
    expect(await tables()).toEqual([]);
    expect(await knex.schema.hasTable('sources')).toBe(false);
    expect(await knex.schema.hasTable('records')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex('resolution').select('version')).toEqual([
      { version: 0 },
    ]);
  });
});
