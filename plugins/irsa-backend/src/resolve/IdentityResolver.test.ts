import { setImmediate } from 'node:timers/promises';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { irsaChecks } from 'backstage-plugin-irsa-common';
import { SourceItem } from 'backstage-plugin-irsa-node';
import { Knex } from 'knex';
import { collectOnce } from '../collect/__testUtils__/collectOnce';
import { loadIdentity } from '../database/identities';
import { openDatabase } from '../database/migrate';
import {
  beginPass,
  commitVersion,
  loadBasis,
  withinPass,
} from '../database/resolution';
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
      checks: irsaChecks,
      settings: {},
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
      checks: irsaChecks,
      settings: {},
    });
    await without.resolve();
    expect(await loadIdentity(knex, 'component:default/one')).toBeUndefined();
    expect(await loadIdentity(knex, 'component:default/two')).toBeDefined();
  });

  it('takes the roles of resources that a component depends on, and resolves nothing but components', async () => {
    const dependent: Entity = {
      ...component('one'),
      spec: { dependsOn: ['resource:role'] },
    };
    const resource: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'role',
        namespace: 'default',
        annotations: {
          'amazonaws.com/arn': 'arn:aws:iam::111122223333:role/one',
        },
      },
    };
    const { knex, resolver } = await setUp([dependent, resource]);
    await collect(knex, 'one');
    await resolver.resolve();
    const stored = await loadIdentity(knex, 'component:default/one');
    expect(stored?.identity.bindings).toEqual([
      expect.objectContaining({ mechanism: 'node-role' }),
    ]);
    expect(stored?.entityHash).toBe(entityHash(dependent));
    expect(await loadIdentity(knex, 'resource:default/role')).toBeUndefined();
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

  it('says whether what is stored rests on what was read last', async () => {
    const { knex, resolver } = await setUp([component('one')]);
    await collect(knex);
    expect(await resolver.isResolved()).toBe(false);
    await resolver.resolve();
    expect(await resolver.isResolved()).toBe(true);
    await collect(knex, 'one');
    expect(await resolver.isResolved()).toBe(false);
  });

  it('resolves anew when an entity has changed or has come, and only then', async () => {
    const one = component('one');
    const { knex, resolver, catalog } = await setUp([one]);
    await collect(knex, 'one');
    await resolver.resolve();
    const passes = jest.spyOn(catalog, 'streamEntities');
    await resolver.resolveIfCatalogChanged();
    expect(passes).toHaveBeenCalledTimes(1);

    const owned = {
      ...one,
      relations: [{ type: 'ownedBy', targetRef: 'group:default/team' }],
    };
    const later = new IdentityResolver({
      knex,
      catalog: catalogServiceMock({ entities: [owned, component('two')] }),
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      now: () => Date.now(),
      checks: irsaChecks,
      settings: {},
    });
    await later.resolveIfCatalogChanged();
    expect(await loadIdentity(knex, 'component:default/two')).toBeDefined();
    expect(
      (await loadIdentity(knex, 'component:default/one'))?.entityHash,
    ).toBe(entityHash(owned));
  });

  it('does not resolve over a source that was read and has not changed', async () => {
    const { knex, catalog, resolver } = await setUp([component('one')]);
    await collect(knex, 'one');
    await resolver.resolveIfChanged();
    const passes = jest.spyOn(catalog, 'streamEntities');
    await collect(knex, 'one');
    await resolver.resolveIfChanged();
    expect(passes).not.toHaveBeenCalled();
  });

  it('loads only the snapshots that have changed', async () => {
    const { knex, resolver } = await setUp([component('one')]);
    await collect(knex, 'one');
    await resolver.resolve();
    let loads = 0;
    knex.on('query', ({ sql }: { sql: string }) => {
      loads += /^select \* from [`"]records/.test(sql) ? 1 : 0;
    });
    await resolver.resolve();
    expect(loads).toBe(0);
    await collect(knex, 'one', 'two');
    await resolver.resolve();
    expect(loads).toBeGreaterThan(0);
    expect(
      (await loadIdentity(knex, 'component:default/one'))?.identity.workloads,
    ).toHaveLength(1);
  });

  it('writes only the identities that differ', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `c${index}`);
    const { knex, resolver } = await setUp(names.map(component));
    await collect(knex, ...names);
    await resolver.resolve();
    const ids = async () =>
      new Map<string, string>(
        (await knex('identities').whereNull('gone_in')).map(row => [
          row.entity_ref,
          String(row.id),
        ]),
      );
    const before = await ids();
    expect(before.size).toBe(120);

    await resolver.resolve();
    expect(await ids()).toEqual(before);
    await collect(knex, ...names.slice(1));
    await resolver.resolve();
    const after = await ids();
    const changed = [...after].filter(([ref, row]) => before.get(ref) !== row);
    expect(changed.map(([ref]) => ref)).toEqual(['component:default/c0']);
    expect(
      (await loadIdentity(knex, 'component:default/c0'))?.identity.workloads,
    ).toEqual([]);
  });

  it('shows what a pass finds all at once, and nothing of one that fails', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `c${index}`);
    const { knex, resolver, catalog } = await setUp(names.map(component));
    await resolver.resolve();
    // Read at one point in time: between three reads, a pass may well come to its end.
    const workloads = async () =>
      knex.transaction(
        async transaction => {
          const counts: (number | undefined)[] = [];
          for (const name of ['c0', 'c60', 'c119']) {
            const stored = await loadIdentity(
              transaction,
              `component:default/${name}`,
            );
            counts.push(stored?.identity.workloads.length);
          }
          return counts;
        },
        knex.client.config.client === 'pg'
          ? { isolationLevel: 'repeatable read' }
          : {},
      );
    expect(await workloads()).toEqual([0, 0, 0]);

    await collect(knex, ...names);
    const seen = new Set<string>();
    const commits: string[] = [];
    let isResolving = true;
    const reader = (async () => {
      while (isResolving) {
        seen.add(JSON.stringify(await workloads()));
        await setImmediate();
      }
    })();
    knex.on('query', ({ sql }: { sql: string }) => {
      commits.push(sql);
    });
    await resolver.resolve().finally(() => {
      isResolving = false;
    });
    await reader;
    expect(await workloads()).toEqual([1, 1, 1]);
    expect([...seen].filter(each => /0.*1|1.*0/.test(each)).length).toBe(0);
    expect(
      commits.filter(sql => /^insert into [`"]identities/.test(sql)).length,
    ).toBeGreaterThan(1);

    // A pass that ends after it has written some: its rows are never seen, and the next one clears them away.
    await collect(knex);
    const all = names.map(component);
    jest
      .spyOn(catalog, 'streamEntities')
      .mockImplementationOnce(async function* broken() {
        yield [...all.slice(0, 100), {} as Entity];
      });
    await expect(resolver.resolve()).rejects.toThrow();
    expect(await workloads()).toEqual([1, 1, 1]);
    await resolver.resolve();
    expect(await workloads()).toEqual([0, 0, 0]);
  });

  it('leaves the work to one of several backends', async () => {
    const { knex, catalog, resolver } = await setUp([component('one')]);
    const another = new IdentityResolver({
      knex,
      catalog,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      now: () => Date.now(),
      checks: irsaChecks,
      settings: {},
    });
    await collect(knex, 'one');
    const passes = jest.spyOn(catalog, 'streamEntities');
    await Promise.all([
      resolver.resolveIfChanged(),
      another.resolveIfChanged(),
    ]);
    expect(passes).toHaveBeenCalledTimes(1);
    expect(await loadIdentity(knex, 'component:default/one')).toBeDefined();
  });

  it('takes over the pass of a backend that is gone, whose result does not count then', async () => {
    const { knex, resolver } = await setUp([component('one')]);
    await collect(knex, 'one');
    const lost = await beginPass(knex, Date.now() - 29_000);
    expect(lost).toBeDefined();
    expect(await beginPass(knex, Date.now())).toBeUndefined();
    // Waits for the second that is left of its lease.
    await resolver.resolveIfChanged();
    expect(await loadIdentity(knex, 'component:default/one')).toBeDefined();
    await expect(
      withinPass(knex, lost!, Date.now(), transaction =>
        commitVersion(transaction, {
          version: 99,
          basis: 'basis',
          catalog: '',
        }),
      ),
    ).rejects.toThrow('Another backend resolves by now');
    expect(await loadBasis(knex)).not.toBe('basis');
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
