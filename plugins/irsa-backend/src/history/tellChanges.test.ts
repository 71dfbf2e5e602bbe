import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { EventParams } from '@backstage/plugin-events-node';
import { openDatabase } from '../database/migrate';
import { addChanges } from './changes';
import { FollowedFinding } from './followedFinding';
import { tellChanges } from './tellChanges';

const AT = '2026-11-24T10:00:00.000Z';
const finding: FollowedFinding = {
  id: 'a',
  checkId: 'IRSA-TS-002',
  severity: 'high',
  state: 'fail',
  title: 'Trust policy has no condition on the subject',
  subject: { kind: 'role', ref: 'arn:aws:iam::111122223333:role/one' },
  entityRefs: ['component:default/payments-api'],
  sources: ['aws:111122223333'],
};

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('tellChanges on %s', id => {
  async function setUp() {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const told: EventParams[] = [];
    const events = mockServices.events.mock({
      publish: async event => {
        told.push(event);
      },
    });
    return { knex, events, told };
  }

  it('tells each change once, in its order', async () => {
    const { knex, events, told } = await setUp();
    await addChanges(knex, [{ finding, change: 'new' }], AT);
    await addChanges(knex, [{ finding, change: 'fixed' }], AT);
    expect(await tellChanges(knex, events)).toBe(2);
    expect(await tellChanges(knex, events)).toBe(0);
    const { state: _, sources: __, ...shown } = finding;
    expect(told).toEqual(
      ['new', 'fixed'].map(change => ({
        topic: 'irsa.finding.changed',
        eventPayload: { change, changedAt: AT, finding: shown },
      })),
    );
  });

  it('tells a change again that could not be told', async () => {
    const { knex, events, told } = await setUp();
    await addChanges(knex, [{ finding, change: 'new' }], AT);
    events.publish.mockRejectedValueOnce(new Error('Nobody takes it'));
    await expect(tellChanges(knex, events)).rejects.toThrow('Nobody takes it');
    expect(await tellChanges(knex, events)).toBe(1);
    expect(told).toHaveLength(1);
  });
});
