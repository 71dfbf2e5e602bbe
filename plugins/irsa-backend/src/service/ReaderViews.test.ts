import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ReaderViews } from './ReaderViews';

const ALICE = mockCredentials.user('user:default/alice');
const BOB = mockCredentials.user('user:default/bob');

const refs = Array.from(
  { length: 1_203 },
  (_, index) => `component:default/c${index}`,
);
const isOdd = (ref: string) => /[13579]$/.test(ref);

function setUp() {
  let time = 0;
  const questions: number[] = [];
  let [underWay, most] = [0, 0];
  const catalog = catalogServiceMock.mock({
    getEntitiesByRefs: async ({ entityRefs }) => {
      questions.push(entityRefs.length);
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(resolve => setTimeout(resolve, 1));
      underWay -= 1;
      return {
        items: entityRefs.map(ref =>
          ref.endsWith('0')
            ? undefined
            : { apiVersion: 'a', kind: 'Component', metadata: { name: ref } },
        ),
      };
    },
  });
  const authorize = jest.fn(async (requests: { resourceRef?: string }[]) =>
    requests.map(({ resourceRef }) => ({
      result: isOdd(resourceRef ?? '')
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    })),
  );
  const views = new ReaderViews({
    catalog,
    permissions: mockServices.permissions.mock({ authorize } as never),
    now: () => time,
  });
  return {
    views,
    questions,
    authorize,
    most: () => most,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe('ReaderViews', () => {
  it('knows the entities that the catalog shows and whose identity may be read', async () => {
    const { views, questions, most } = setUp();
    const { entities, everyEntity } = await views.of(new Set(refs), ALICE);
    expect([...entities].sort()).toEqual(refs.filter(isOdd).sort());
    expect(everyEntity).toBe(false);
    // In pages, and not all at the same time.
    expect(questions.length).toBeGreaterThan(2);
    expect(Math.max(...questions)).toBeLessThanOrEqual(500);
    expect(most()).toBeLessThanOrEqual(4);
  });

  it('asks nobody about what is hidden by the catalog', async () => {
    const { views, authorize } = setUp();
    await views.of(new Set(refs), ALICE);
    const asked = authorize.mock.calls.flatMap(([requests]) => requests);
    expect(asked.some(({ resourceRef }) => resourceRef?.endsWith('0'))).toBe(
      false,
    );
  });

  it('asks once in 30 seconds for each reader, and then again', async () => {
    const { views, questions, pass } = setUp();
    const all = new Set(refs.slice(0, 100));
    await Promise.all([views.of(all, ALICE), views.of(all, ALICE)]);
    pass(29_000);
    await views.of(all, ALICE);
    expect(questions).toEqual([100]);
    await views.of(all, BOB);
    expect(questions).toEqual([100, 100]);
    pass(2_000);
    await views.of(all, ALICE);
    expect(questions).toEqual([100, 100, 100]);
  });

  it('gives the same set after 30 seconds while the same may be seen, and then another', async () => {
    const { views, authorize, pass } = setUp();
    const some = new Set(refs.slice(0, 100));
    const first = (await views.of(some, ALICE)).entities;
    pass(31_000);
    expect((await views.of(some, ALICE)).entities).toBe(first);
    pass(31_000);
    authorize.mockImplementation(async requests =>
      requests.map(({ resourceRef }) => ({
        result:
          resourceRef === 'component:default/c2'
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    );
    const { entities } = await views.of(some, ALICE);
    expect([...entities]).toEqual(['component:default/c2']);
    expect(first.size).toBe(50);
  });

  it('asks about an entity that is new only', async () => {
    const { views, questions } = setUp();
    await views.of(new Set(refs.slice(0, 100)), ALICE);
    const { entities } = await views.of(new Set(refs.slice(0, 102)), ALICE);
    expect(questions).toEqual([100, 2]);
    expect(entities.has('component:default/c101')).toBe(true);
  });

  it('says that all may be seen where they may', async () => {
    const { views } = setUp();
    const odd = new Set(refs.filter(isOdd));
    expect((await views.of(odd, ALICE)).everyEntity).toBe(true);
  });

  it('asks again after an answer that failed', async () => {
    const { views, authorize } = setUp();
    authorize.mockRejectedValueOnce(new Error('The permissions are away'));
    const some = new Set(['component:default/c1']);
    await expect(views.of(some, ALICE)).rejects.toThrow('away');
    expect((await views.of(some, ALICE)).everyEntity).toBe(true);
  });
});
