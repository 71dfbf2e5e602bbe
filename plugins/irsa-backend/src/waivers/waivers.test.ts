import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ReportedFinding } from 'backstage-plugin-irsa-common';
import { asUser, Estate } from '../__testUtils__/Estate';
import { serviceOver } from '../__testUtils__/serviceOver';
import {
  ALICE,
  BOB,
  component,
  fleet,
  ROLE,
  Rights,
} from '../__testUtils__/startPlugin';
import { noteExpiredWaivers } from './waivers';

const DAY = 24 * 60 * 60 * 1000;
const REASON = 'The migration to names of their own ends in January.';
const MINE = 'component:default/mine';
const THEIRS = 'component:default/theirs';

const group: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'security', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });
const directory = createMockDirectory();

describe.each(databases.eachSupportedId())('Waivers on %s', id => {
  async function setUp(rights: Record<string, Rights> = {}) {
    directory.setContent(fleet);
    const estate = await Estate.open({
      knex: await databases.init(id),
      directory: directory.path,
      entities: [component('mine'), component('theirs'), group],
      rights,
    });
    await estate.pass();
    const service = serviceOver(estate);
    const findings = async (user = ALICE) =>
      (await service.listFindings({ limit: 200 }, asUser(user))).items;
    const open = (await findings()).find(
      ({ subject, state }) => subject.ref === ROLE && state === 'fail',
    ) as ReportedFinding;
    const stateOf = async (findingId = open.id) =>
      (await service.getFinding(findingId, asUser(ALICE))).state;
    const waive = (
      body: object = { findingId: open.id },
      user = ALICE,
      expires = estate.time + 30 * DAY,
    ) =>
      service.createWaiver(
        {
          reason: REASON,
          owner: 'group:default/security',
          expiresAt: new Date(expires).toISOString(),
          ...body,
        },
        asUser(user),
      );
    const changes = async () =>
      (await estate.knex('finding_changes').orderBy('id')).map(
        row => `${row.finding_id} ${row.change}`,
      );
    return { estate, service, findings, open, stateOf, waive, changes };
  }

  it('keep a finding from being open until they end, and then it is back', async () => {
    const { estate, service, open, stateOf, waive, changes } = await setUp();
    const waiver = await waive();
    expect(waiver).toMatchObject({
      findingIds: [open.id],
      checkId: open.checkId,
      subject: { kind: 'role', ref: ROLE },
      entityRefs: [MINE, THEIRS],
      owner: 'group:default/security',
      createdBy: ALICE,
      expiresAt: '2026-12-24T10:00:00.000Z',
      state: 'active',
    });
    expect(await service.getFinding(open.id, asUser(BOB))).toMatchObject({
      state: 'waived',
      waiver: { id: waiver.id, reason: REASON, createdBy: ALICE },
    });

    estate.time += 30 * DAY - 1;
    expect(await stateOf()).toBe('waived');
    expect(await noteExpiredWaivers(estate.knex, estate.time)).toBe(0);
    estate.time += 1;
    expect(await stateOf()).toBe('fail');
    expect(
      (await service.getFinding(open.id, asUser(ALICE))).waiver,
    ).toBeUndefined();
    expect(await noteExpiredWaivers(estate.knex, estate.time)).toBe(1);
    expect(await noteExpiredWaivers(estate.knex, estate.time)).toBe(0);
    expect(await changes()).toEqual([
      `${open.id} waived`,
      `${open.id} waiver-expired`,
    ]);
  });

  it('are filtered and counted apart in lists', async () => {
    const { service, open, findings, waive } = await setUp();
    const before = await findings();
    await waive();
    const page = (state: 'fail' | 'waived') =>
      service.listFindings({ state, limit: 200 }, asUser(ALICE));
    expect((await page('waived')).items.map(each => each.id)).toEqual([
      open.id,
    ]);
    const failing = before.filter(({ state }) => state === 'fail');
    expect((await page('fail')).totalItems).toBe(failing.length - 1);
    // Still there for whoever does not ask for a state.
    expect(await findings()).toHaveLength(before.length);
  });

  it('can be ended early, once', async () => {
    const { estate, service, stateOf, waive, changes, open } = await setUp();
    const { id: waiverId } = await waive();
    estate.time += DAY;
    const ended = await service.endWaiver(waiverId, asUser(BOB));
    expect(ended).toMatchObject({
      state: 'ended',
      endedBy: BOB,
      endedAt: '2026-11-25T10:00:00.000Z',
    });
    expect(await stateOf()).toBe('fail');
    await expect(service.endWaiver(waiverId, asUser(BOB))).rejects.toThrow(
      `Waiver '${waiverId}' has been ended already`,
    );
    // It ended before it could expire.
    estate.time += 60 * DAY;
    expect(await noteExpiredWaivers(estate.knex, estate.time)).toBe(0);
    expect(await changes()).toEqual([
      `${open.id} waived`,
      `${open.id} waiver-ended`,
    ]);
    // And another one may follow.
    await waive();
    expect(await stateOf()).toBe('waived');
  });

  it('never cover another cause of the same check about the same subject', async () => {
    const { estate, open, stateOf, waive } = await setUp();
    await waive({ checkId: open.checkId, subjectRef: ROLE });
    expect(await stateOf()).toBe('waived');

    // The same statement is wide in another way: a finding with another id.
    const details = JSON.parse(
      fleet.accounts['111122223333']['account-authorization-details.json'],
    );
    const [{ AssumeRolePolicyDocument: policy }] = details.RoleDetailList;
    const text = JSON.stringify(policy).replace(
      'system:serviceaccount:shop:*',
      'system:serviceaccount:stock:*',
    );
    details.RoleDetailList[0].AssumeRolePolicyDocument = JSON.parse(text);
    directory.addContent({
      accounts: {
        '111122223333': {
          'account-authorization-details.json': JSON.stringify(details),
        },
      },
    });
    await estate.pass();
    const index = await estate.keeper.newest();
    const others = [...index.findingById.values()].filter(
      each => each.checkId === open.checkId && each.subject.ref === ROLE,
    );
    expect(others).toHaveLength(1);
    expect(others[0].id).not.toBe(open.id);
    expect(await stateOf(others[0].id)).toBe('fail');
  });

  it('are one at a time for a finding, also when two ask at once', async () => {
    const { waive } = await setUp();
    const results = await Promise.allSettled([waive(), waive()]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    await expect(waive()).rejects.toThrow(/already covers it/);
  });

  it('cannot accept what was not read', async () => {
    const { estate, service, findings, waive } = await setUp();
    directory.setContent({ ...fleet, accounts: {} });
    await estate.knex('sources').where('id', 'like', '%accounts%').delete();
    await estate.pass();
    const unread = (await findings()).find(({ state }) => state === 'unknown');
    await expect(waive({ findingId: unread?.id })).rejects.toThrow(
      /something was not read, which cannot be accepted/,
    );
    expect((await service.listWaivers({}, asUser(ALICE))).totalItems).toBe(0);
  });

  it.each<[string, object, RegExp]>([
    ['no finding', { findingId: undefined }, /Name findingId, or both/],
    ['both', { checkId: 'IRSA-TS-002' }, /not both/],
    ['a short reason', { reason: ' too short for this ' }, /20 to 2000/],
    ['no group', { owner: 'component:default/mine' }, /group or a user/],
    ['an unknown owner', { owner: 'group:default/x' }, /of the catalog/],
    ['no end', { expiresAt: undefined }, /must be a day/],
    ['a time without offset', { expiresAt: '2027-01-22T12:00:00' }, /offset/],
    ['an end that is past', { expiresAt: '2026-11-24' }, /in the future/],
    ['an end too far', { expiresAt: '2027-06-01' }, /within 180 days/],
  ])('are refused with %s', async (_, body, message) => {
    const { open, stateOf, waive } = await setUp();
    await expect(waive({ findingId: open.id, ...body })).rejects.toThrow(
      message,
    );
    expect(await stateOf()).toBe('fail');
  });

  it('need the permission, and that the finding can be seen', async () => {
    const { service, open, stateOf, waive } = await setUp({
      [BOB]: { denied: ['irsa.waiver.create'] },
      'user:default/carol': { sees: ['group:default/security'] },
      'user:default/dave': {
        sees: [MINE, 'group:default/security'],
        denied: ['irsa.report.read'],
      },
    });
    await expect(waive({ findingId: open.id }, BOB)).rejects.toThrow(
      'This needs the permission irsa.waiver.create.',
    );
    // The same words as for a finding that does not exist.
    await expect(
      waive({ findingId: open.id }, 'user:default/carol'),
    ).rejects.toThrow(`There is no finding '${open.id}'`);
    await expect(
      waive({ findingId: 'x' }, 'user:default/carol'),
    ).rejects.toThrow("There is no finding 'x'");
    await expect(
      waive(
        { findingId: undefined, checkId: open.checkId, subjectRef: ROLE },
        'user:default/carol',
      ),
    ).rejects.toThrow(`${open.checkId} has found nothing about '${ROLE}'`);
    expect(await stateOf()).toBe('fail');

    // A developer may accept what concerns an own component, without the report.
    const waiver = await waive({ findingId: open.id }, 'user:default/dave');
    expect(waiver.entityRefs).toEqual([MINE]);
    const isHidden = `There is no waiver '${waiver.id}'`;
    await expect(
      service.endWaiver(waiver.id, asUser('user:default/carol')),
    ).rejects.toThrow(isHidden);
    await expect(service.endWaiver(waiver.id, asUser(BOB))).rejects.toThrow(
      'This needs the permission irsa.waiver.create.',
    );
    expect(await stateOf()).toBe('waived');
  });

  it('are listed to those who may see what they are about', async () => {
    const { estate, service, open, waive } = await setUp({
      [BOB]: { denied: ['irsa.report.read'] },
      'user:default/carol': { sees: [] },
      'user:default/dave': { sees: [THEIRS] },
    });
    const waiver = await waive();
    const list = (user: string, query = {}) =>
      service.listWaivers(query, asUser(user));
    expect(await list(ALICE)).toMatchObject({
      items: [{ id: waiver.id, entityRefs: [MINE, THEIRS] }],
      totalItems: 1,
      maximumDays: 180,
    });
    await expect(list(BOB)).rejects.toThrow('irsa.report.read');
    expect(await list('user:default/carol')).toMatchObject({
      items: [],
      totalItems: 0,
    });
    expect(await list('user:default/dave')).toMatchObject({
      items: [{ entityRefs: [THEIRS] }],
    });

    expect((await list(ALICE, { findingId: 'x' })).totalItems).toBe(0);
    expect((await list(ALICE, { findingId: open.id })).totalItems).toBe(1);
    estate.time += 31 * DAY;
    expect((await list(ALICE)).totalItems).toBe(0);
    expect(await list(ALICE, { state: ['expired', 'ended'] })).toMatchObject({
      items: [{ id: waiver.id, state: 'expired' }],
    });
  });
});
