import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseClock } from './DatabaseClock';

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('DatabaseClock on %s', id => {
  afterEach(() => jest.restoreAllMocks());

  it('goes by the clock of the database, whatever the clock of the backend says', async () => {
    const knex = await databases.init(id);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_000);
    const clock = await DatabaseClock.start(knex);
    const first = clock.now();
    expect(Math.abs(first - now)).toBeLessThan(10_000);
    await clock.adjust();
    expect(clock.now()).toBeGreaterThan(first - 1_000);
    expect(Math.abs(clock.now() - now)).toBeLessThan(10_000);
  });
});
