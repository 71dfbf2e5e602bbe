import { resolve as resolvePath } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ChecksSettings,
  defineCheck,
  irsaChecks,
} from 'backstage-plugin-irsa-common';
import { Knex } from 'knex';
import { collectOnce } from '../collect/__testUtils__/collectOnce';
import { openDatabase } from '../database/migrate';
import { saveSources } from '../database/sources';
import { FilesSourceProvider } from '../sources/files/FilesSourceProvider';
import { demoEntities } from '../__testUtils__/demoCatalog';
import { IdentityResolver } from './IdentityResolver';

const DAY = 24 * 60 * 60 * 1000;
const FLEET = resolvePath(__dirname, '../../../../examples/fleet');
const TABLES = [
  'identities',
  'findings',
  'roles',
  'service_accounts',
  'bindings',
];

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

// The demo is read for each test, on databases that others use at the same time.
jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('Judgement on %s', id => {
  let time: number;
  const now = () => time;

  async function setUp() {
    time = Date.parse('2026-11-24T10:00:00Z');
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const provider = new FilesSourceProvider({ directory: FLEET });
    for (const source of await provider.listSources()) {
      await saveSources(knex, [
        { id: source.id, kind: 'files', title: source.title },
      ]);
      await collectOnce({ knex, source, now });
    }
    const catalog = catalogServiceMock({
      entities: ['components', 'systems', 'resources', 'org'].flatMap(
        demoEntities,
      ),
    });
    const resolverWith = (settings: ChecksSettings, checks = irsaChecks) =>
      new IdentityResolver({
        knex,
        catalog,
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
        now,
        checks,
        settings,
      });
    return { knex, catalog, resolverWith };
  }

  const versionOf = async (knex: Knex) =>
    (await knex('resolution').first('version')).version as number;
  const rowsOf = async (knex: Knex) => {
    const ids: Record<string, string[]> = {};
    for (const table of TABLES) {
      const rows = await knex(table).whereNull('gone_in').orderBy('id');
      ids[table] = rows.map(row => String(row.id));
    }
    return ids;
  };
  const findingsOf = (knex: Knex) =>
    knex('findings').whereNull('gone_in').orderBy('finding_id');

  it('stores findings, roles and service accounts beside the identities, and writes nothing when they are the same', async () => {
    const { knex, resolverWith } = await setUp();
    await resolverWith({}).resolve();
    const before = await rowsOf(knex);
    for (const table of TABLES) {
      expect([table, before[table].length > 0]).toEqual([table, true]);
    }
    expect(await versionOf(knex)).toBe(1);

    // By the backend that resolved last, and by one that has just started.
    const again = resolverWith({});
    await again.resolve();
    await again.resolve();
    expect(await rowsOf(knex)).toEqual(before);
    expect(await versionOf(knex)).toBe(1);
  });

  it('resolves anew when a day has passed, since ages grow by themselves, and writes only what differs', async () => {
    const { knex, catalog, resolverWith } = await setUp();
    const resolver = resolverWith({});
    await resolver.resolveIfChanged();
    const passes = jest.spyOn(catalog, 'streamEntities');
    const before = await rowsOf(knex);

    time += DAY / 4;
    await resolver.resolveIfChanged();
    expect(passes).not.toHaveBeenCalled();
    time += DAY;
    await resolver.resolveIfChanged();
    expect(passes).toHaveBeenCalledTimes(1);
    const after = await rowsOf(knex);
    expect(after.identities).toEqual(before.identities);
    expect(after.roles).toEqual(before.roles);
    expect(after.service_accounts).toEqual(before.service_accounts);
  });

  it('resolves anew when checks are set otherwise', async () => {
    const { knex, resolverWith } = await setUp();
    await resolverWith({}).resolveIfChanged();
    const [{ facts }] = await findingsOf(knex);
    const { checkId } = JSON.parse(facts);
    const isOf = (row: { facts: string }) =>
      JSON.parse(row.facts).checkId === checkId;

    await resolverWith({ [checkId]: { severity: 'info' } }).resolveIfChanged();
    const mild = (await findingsOf(knex)).filter(isOf);
    expect(mild.length).toBeGreaterThan(0);
    expect(mild.every(row => JSON.parse(row.facts).severity === 'info')).toBe(
      true,
    );

    await resolverWith({ [checkId]: { enabled: false } }).resolveIfChanged();
    expect((await findingsOf(knex)).filter(isOf)).toEqual([]);
  });

  it('keeps when a finding was first seen until it is known to be gone', async () => {
    const { knex, resolverWith } = await setUp();
    await resolverWith({}).resolve();
    const [first] = await findingsOf(knex);
    const { checkId } = JSON.parse(first.facts);
    const firstSeen = async () =>
      (await findingsOf(knex)).find(row => row.finding_id === first.finding_id)
        ?.first_seen;
    expect(await firstSeen()).toBe('2026-11-24T10:00:00.000Z');

    // Another row of the same finding.
    time += DAY;
    await resolverWith({ [checkId]: { severity: 'info' } }).resolve();
    expect(await firstSeen()).toBe('2026-11-24T10:00:00.000Z');

    time += DAY;
    await resolverWith({ [checkId]: { enabled: false } }).resolve();
    expect(await firstSeen()).toBeUndefined();
    await resolverWith({}).resolve();
    // Nobody looked for it meanwhile, so nobody can say that it was gone.
    expect(await firstSeen()).toBe('2026-11-24T10:00:00.000Z');
  });

  it('runs the checks that a module has added', async () => {
    const { knex, resolverWith } = await setUp();
    const own = defineCheck({
      id: 'ACME-AC-001',
      title: 'An account was read',
      severity: 'info',
      over: 'account',
      what: 'An account was read.',
      why: 'It tells that a check of a module runs.',
      howWeKnow: 'The account itself.',
      fix: 'Nothing is wrong.',
      verify: 'Look at it.',
      needs: [],
      *run({ account }) {
        yield {
          cause: [],
          message: `Account ${account.id} was read.`,
          evidence: [{ source: `Account ${account.id}` }],
          remedies: [],
        };
      },
    });
    await resolverWith({}, [...irsaChecks, own]).resolve();
    const added = (await findingsOf(knex))
      .map(row => JSON.parse(row.facts))
      .filter(facts => facts.checkId === own.id);
    expect(added.map(facts => facts.account).sort()).toEqual([
      '111122223333',
      '444455556666',
    ]);
  });
});
