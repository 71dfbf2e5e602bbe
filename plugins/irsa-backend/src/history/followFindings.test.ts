import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { ExclusiveWrite } from '../database/NextVersion';
import { openDatabase } from '../database/migrate';
import { followFindings } from './followFindings';
import { FollowedFinding } from './followedFinding';
import { FindingHistoryRow } from './tables';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-24T10:00:00Z');
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

const finding = (
  id: string,
  rest: Partial<FollowedFinding> = {},
): FollowedFinding => ({
  id,
  checkId: 'IRSA-TS-002',
  severity: 'high',
  state: 'fail',
  title: 'Trust policy has no condition on the subject',
  subject: { kind: 'role', ref: `arn:aws:iam::111122223333:role/${id}` },
  entityRefs: ['component:default/payments-api'],
  sources: ['aws:111122223333'],
  ...rest,
});

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('The history on %s', id => {
  async function setUp() {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const write: ExclusiveWrite = change => knex.transaction(change);
    const pass = (
      hours: number,
      findings: readonly FollowedFinding[],
      options: {
        readonly wasJudged?: boolean;
        readonly write?: ExclusiveWrite;
      } = {},
    ) =>
      followFindings({
        knex,
        findings,
        wasJudged: () => options.wasJudged ?? true,
        write: options.write ?? write,
        now: START + hours * HOUR,
      });
    return { knex, pass, write };
  }

  const lifeOf = async (knex: Knex, findingId: string) => {
    const row = await knex<FindingHistoryRow>('finding_history')
      .where({ finding_id: findingId })
      .first();
    return (
      row && {
        status: row.status,
        firstSeen: row.first_seen_at,
        opened: row.opened_at,
        lastSeen: row.last_seen_at,
        fixed: row.fixed_at,
        returned: row.returned,
      }
    );
  };
  const changesOf = async (knex: Knex) =>
    (await knex('finding_changes').orderBy('id')).map(
      ({ finding_id: of, change }) => `${of} ${change}`,
    );

  it('follows a finding from the first time to its return', async () => {
    const { knex, pass } = await setUp();
    await pass(0, []);
    await pass(1, [finding('a')]);
    expect(await lifeOf(knex, 'a')).toEqual({
      status: 'open',
      firstSeen: at(1),
      opened: at(1),
      lastSeen: null,
      fixed: null,
      returned: 0,
    });
    await pass(2, [finding('a')]);
    await pass(3, []);
    expect(await lifeOf(knex, 'a')).toEqual({
      status: 'fixed',
      firstSeen: at(1),
      opened: at(1),
      lastSeen: at(2),
      fixed: at(3),
      returned: 0,
    });
    await pass(4, [finding('a')]);
    expect(await lifeOf(knex, 'a')).toEqual({
      status: 'open',
      firstSeen: at(1),
      opened: at(4),
      lastSeen: null,
      fixed: null,
      returned: 1,
    });
    expect(await changesOf(knex)).toEqual(['a new', 'a fixed', 'a returned']);
  });

  it('does not take a finding as fixed because nobody looked', async () => {
    const { knex, pass } = await setUp();
    await pass(0, [finding('a'), finding('b')]);
    await pass(1, [], { wasJudged: false });
    expect(await lifeOf(knex, 'a')).toMatchObject({
      status: 'unseen',
      lastSeen: at(0),
      fixed: null,
    });
    await pass(2, [], { wasJudged: false });
    await pass(3, [finding('a')]);
    // It was there all the time, as far as anybody knows.
    expect(await lifeOf(knex, 'a')).toMatchObject({
      status: 'open',
      opened: at(0),
      lastSeen: null,
      returned: 0,
    });
    // The other one is gone now that somebody has looked again.
    expect(await lifeOf(knex, 'b')).toMatchObject({
      status: 'fixed',
      lastSeen: at(0),
      fixed: at(3),
    });
    expect(await changesOf(knex)).toEqual(['b fixed']);
  });

  it('tells that a finding has become worse, not that it has become milder', async () => {
    const { knex, pass } = await setUp();
    await pass(0, [finding('a', { severity: 'low' }), finding('b')]);
    await pass(1, [
      finding('a', { severity: 'critical' }),
      finding('b', { severity: 'info' }),
    ]);
    expect(await changesOf(knex)).toEqual(['a worse']);
  });

  it('takes what is there when it begins as no news, and knows since when it follows', async () => {
    const { knex, pass } = await setUp();
    await pass(0, [finding('a')]);
    expect(await changesOf(knex)).toEqual([]);
    await pass(5, [finding('a')]);
    expect(await knex('finding_following').first()).toMatchObject({
      since: at(0),
      until: at(5),
    });
  });

  it('writes no row when nothing has changed', async () => {
    const { knex, pass, write } = await setUp();
    const many = Array.from({ length: 450 }, (_, index) =>
      finding(`f${String(index).padStart(3, '0')}`),
    );
    await pass(0, many);
    let writes = 0;
    await pass(1, many, {
      write: change => {
        writes += 1;
        return write(change);
      },
    });
    // The time until which findings are followed.
    expect(writes).toBe(1);
    expect(await knex('finding_history')).toHaveLength(450);
  });

  it('loses nothing and tells nothing twice when a pass ends half way', async () => {
    const { knex, pass, write } = await setUp();
    await pass(0, [finding('gone')]);
    const many = Array.from({ length: 450 }, (_, index) =>
      finding(`f${String(index).padStart(3, '0')}`),
    );
    // Each comes one transaction further than the one before.
    for (const end of [1, 2, 2, 2, 2]) {
      let writes = 0;
      const endsEarly: ExclusiveWrite = change =>
        write(async transaction => {
          writes += 1;
          const result = await change(transaction);
          if (writes === end) {
            throw new Error('The backend ends');
          }
          return result;
        });
      await expect(pass(end, many, { write: endsEarly })).rejects.toThrow(
        'The backend ends',
      );
    }
    await pass(5, many);
    const changes = await changesOf(knex);
    expect(changes).toHaveLength(451);
    expect(new Set(changes).size).toBe(451);
    expect(await lifeOf(knex, 'gone')).toMatchObject({ status: 'fixed' });
    const open = await knex('finding_history').where({ status: 'open' });
    expect(open).toHaveLength(450);
  });
});
