import { resolve } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { EntityIdentity, EntityRollUp } from 'backstage-plugin-irsa-common';
import { demoEntities } from './__testUtils__/demoCatalog';
import {
  ALICE,
  BOB,
  ready,
  Rights,
  startPlugin,
} from './__testUtils__/startPlugin';
import { teamEntities, teamsFleet } from './__testUtils__/teamsFleet';

const FLEET = resolve(__dirname, '../../../examples/fleet');

jest.setTimeout(60_000);

const aGroup = (name: string, children: readonly string[] = []): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [...children] },
  relations: children.map(child => ({
    type: 'parentOf',
    targetRef: `group:default/${child}`,
  })),
});

async function start(
  directory: string,
  entities: Entity[],
  rights?: Record<string, Rights>,
) {
  const started = await ready(
    await startPlugin(directory, rights, { entities }),
  );
  const ask = (user: string, path: string) => started.as(user).get(path);
  const get = async <Answer>(user: string, path: string): Promise<Answer> => {
    const response = await ask(user, path);
    expect([path, response.status, response.body.error?.message]).toEqual([
      path,
      200,
      undefined,
    ]);
    return response.body;
  };
  return { ask, get };
}

it('sums up the demo by system, domain and owner, with the status and the findings that each component itself has', async () => {
  const entities = ['components', 'systems', 'resources'].flatMap(demoEntities);
  const { get } = await start(FLEET, [
    ...entities,
    ...demoEntities('org').filter(
      ({ metadata }) => metadata.name !== 'engineering',
    ),
    aGroup('engineering', ['team-checkout', 'team-data']),
  ]);
  const listed = new Set<string>();
  for (const { kind, metadata } of entities.filter(
    entity => entity.kind === 'System',
  )) {
    const path = `/roll-ups/${kind}/default/${metadata.name}`;
    const rollUp = await get<EntityRollUp>(ALICE, path);
    expect(rollUp.others).toBe(false);
    expect(rollUp.components.length).toBeGreaterThan(0);
    for (const component of rollUp.components) {
      const { name } = parseEntityRef(component.entityRef);
      const identity = await get<EntityIdentity>(
        ALICE,
        `/entities/component/default/${name}`,
      );
      const open = identity.findings.filter(({ state }) => state === 'fail');
      expect([
        name,
        component.status,
        component.system,
        component.bindings,
        component.worst?.id,
        Object.values(component.findings).reduce((sum, n) => sum + n, 0),
      ]).toEqual([
        name,
        identity.status,
        `system:default/${metadata.name}`,
        identity.bindings.length,
        open[0]?.id,
        open.length,
      ]);
      listed.add(component.entityRef);
    }
    expect(rollUp.status).toBe(rollUp.components[0].status);
    expect(rollUp.totals[rollUp.status]).toBeGreaterThan(0);
  }

  const commerce = await get<EntityRollUp>(
    ALICE,
    '/roll-ups/domain/default/commerce',
  );
  expect(commerce.status).toBe('broken');
  expect(commerce.sentence).toMatch(
    /^Broken: \d+ of \d+ components cannot use AWS as set up: /,
  );
  expect(commerce.causes[0].severity).toBe('critical');
  expect(commerce.sources.length).toBeGreaterThan(0);
  commerce.components.forEach(({ entityRef }) =>
    expect(listed).toContain(entityRef),
  );

  const checkout = await get<EntityRollUp>(
    ALICE,
    '/roll-ups/Group/default/team-checkout',
  );
  const engineering = await get<EntityRollUp>(
    ALICE,
    '/roll-ups/group/default/engineering',
  );
  const data = await get<EntityRollUp>(
    ALICE,
    '/roll-ups/group/default/team-data',
  );
  expect(engineering.includes).toEqual([
    'group:default/team-checkout',
    'group:default/team-data',
  ]);
  expect(engineering.components).toHaveLength(
    checkout.components.length + data.components.length,
  );
});

it('knows components that are newer than what was found out, and says nothing of them that is not known', async () => {
  const { as } = await startPlugin(
    FLEET,
    {},
    {
      entities: [
        ...demoEntities('components'),
        {
          ...aGroup('team-data'),
          relations: [
            {
              type: 'ownerOf',
              targetRef: 'component:default/lake-ingest',
            },
          ],
        },
      ],
    },
  );
  // Asked before any source was read.
  const response = await as(ALICE).get('/roll-ups/group/default/team-data');
  const rollUp: EntityRollUp = response.body;
  expect(rollUp.components.map(({ entityRef }) => entityRef)).toContain(
    'component:default/lake-ingest',
  );
  expect(['unknown', 'broken']).toContain(rollUp.status);
});

describe('to one who may not see everything', () => {
  const directory = createMockDirectory();
  beforeEach(() => directory.setContent(teamsFleet()));
  const THEIRS = 'group:default/theirs-team';

  const restricted: [string, Rights][] = [
    [
      'whom the catalog shows one of two components',
      { sees: ['component:default/theirs', THEIRS] },
    ],
    [
      'to whom a policy grants one of two components',
      { denied: ['irsa.identity.read component:default/secret'] },
    ],
  ];

  it.each(restricted)(
    'says that there is more, and neither a name nor a number: %s',
    async (_, rights) => {
      const { get, ask } = await start(
        directory.path,
        [...teamEntities, aGroup('theirs-team'), aGroup('nobody')],
        { [BOB]: rights },
      );
      const path = '/roll-ups/group/default/theirs-team';
      const all = await get<EntityRollUp>(ALICE, path);
      expect(all.components).toHaveLength(2);
      expect(all.others).toBe(false);

      const some = await get<EntityRollUp>(BOB, path);
      expect(some.components.map(({ entityRef }) => entityRef)).toEqual([
        'component:default/theirs',
      ]);
      expect(some.others).toBe(true);
      expect(JSON.stringify(some)).not.toMatch(/secret|vault/);

      const empty = await ask(ALICE, '/roll-ups/group/default/nobody');
      expect(empty.body).toMatchObject({
        status: 'none',
        sentence: 'nobody has no component.',
        others: false,
      });
    },
  );

  it('is not found where the catalog does not show the entity, or it is of another kind', async () => {
    const { ask } = await start(
      directory.path,
      [...teamEntities, aGroup('theirs-team')],
      { [BOB]: { sees: [] } },
    );
    const hidden = await ask(BOB, '/roll-ups/group/default/theirs-team');
    expect(hidden.status).toBe(404);
    const component = await ask(ALICE, '/roll-ups/component/default/mine');
    expect([component.status, component.body.error.message]).toEqual([
      404,
      "Identities are summed up of systems, domains and groups, and 'component:default/mine' is none",
    ]);
    const group = await ask(ALICE, '/entities/group/default/theirs-team');
    expect([group.status, group.body.error.message]).toEqual([
      404,
      expect.stringContaining('/v1/roll-ups'),
    ]);
  });
});
