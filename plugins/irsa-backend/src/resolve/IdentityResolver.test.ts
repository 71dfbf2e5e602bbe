import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { collectOnce } from '../collect/__testUtils__/collectOnce';
import { loadIdentity } from '../database/identities';
import { openDatabase } from '../database/migrate';
import { loadBasis } from '../database/resolution';
import { saveSources } from '../database/sources';
import { entityHash } from './entityHash';
import { IdentityResolver } from './IdentityResolver';

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
});

// PostgreSQL takes part when its connection string is in the environment, as `npm test` sees to.
const databases = TestDatabases.create({ disableDocker: true });

describe.each(databases.eachSupportedId())('IdentityResolver on %s', id => {
  async function setUp(entities: Entity[]) {
    const knex = await openDatabase(
      mockServices.database({ knex: await databases.init(id) }),
    );
    const catalog = catalogServiceMock({ entities });
    const resolver = new IdentityResolver({
      knex,
      catalog,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      now: () => Date.now(),
    });
    return { knex, catalog, resolver };
  }

  async function collect(knex: Knex, ...names: string[]) {
    const source = { id: 'test/c', kind: 'kubernetes', title: 'c' } as const;
    await saveSources(knex, [source]);
    await collectOnce({
      knex,
      source: {
        ...source,
        read: async function* read(): AsyncIterable<SourceItem> {
          for (const name of names) {
            yield {
              type: 'record',
              record: {
                kind: 'workload',
                value: {
                  cluster: 'c',
                  namespace: 'n',
                  kind: 'Deployment',
                  name,
                  labels: { 'backstage.io/kubernetes-id': name },
                  podLabels: {},
                  podAnnotations: {},
                  serviceAccount: name,
                  containers: [],
                },
              },
            };
          }
        },
      },
      logger: mockServices.logger.mock(),
      now: () => Date.now(),
    });
  }

  it('stores an identity for each component, and forgets those that are gone', async () => {
    const entities = [component('one'), component('two')];
    const { knex, resolver } = await setUp(entities);
    await collect(knex, 'one');
    await resolver.resolve();
    expect(await loadIdentity(knex, 'component:default/one')).toMatchObject({
      entityHash: entityHash(entities[0]),
      identity: { workloads: [{ cluster: 'c', name: 'one' }] },
    });
    expect(
      (await loadIdentity(knex, 'component:default/two'))?.identity.workloads,
    ).toEqual([]);

    const without = new IdentityResolver({
      knex,
      catalog: catalogServiceMock({ entities: [component('two')] }),
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      now: () => Date.now(),
    });
    await without.resolve();
    expect(await loadIdentity(knex, 'component:default/one')).toBeUndefined();
    expect(await loadIdentity(knex, 'component:default/two')).toBeDefined();
  });

  it('resolves only when a snapshot has changed', async () => {
    const { knex, catalog, resolver } = await setUp([component('one')]);
    const passes = jest.spyOn(catalog, 'streamEntities');
    await collect(knex);
    await resolver.resolveIfChanged();
    await resolver.resolveIfChanged();
    expect(passes).toHaveBeenCalledTimes(1);
    const before = await loadBasis(knex);
    await collect(knex, 'one');
    await resolver.resolveIfChanged();
    expect(passes).toHaveBeenCalledTimes(2);
    expect(await loadBasis(knex)).not.toBe(before);
  });

  it('lets calls during a pass share the one after it', async () => {
    const { knex, catalog, resolver } = await setUp([component('one')]);
    await collect(knex, 'one');
    const passes = jest.spyOn(catalog, 'streamEntities');
    await Promise.all([
      resolver.resolve(),
      resolver.resolve(),
      resolver.resolve(),
    ]);
    expect(passes).toHaveBeenCalledTimes(2);
  });

  it('goes on after a pass that failed', async () => {
    const { knex, catalog, resolver } = await setUp([component('one')]);
    await collect(knex, 'one');
    jest.spyOn(catalog, 'streamEntities').mockImplementationOnce(() => {
      throw new Error('The catalog is away');
    });
    const results = await Promise.allSettled([
      resolver.resolve(),
      resolver.resolve(),
    ]);
    expect(results.map(result => result.status)).toEqual([
      'rejected',
      'fulfilled',
    ]);
    expect(await loadIdentity(knex, 'component:default/one')).toBeDefined();
  });
});
