import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { DEFAULT_ANNOTATION_PREFIX } from '../annotations';
import { serviceAccountRef } from '../model';
import { matchTrustScope } from '../trust';
import {
  aChangedSnapshot,
  anArbitraryEstate,
} from './__testUtils__/estateArbitrary';
import { resolveAll, toEnd } from './__testUtils__/resolveAll';
import { buildEstateInSteps, SnapshotData } from './estate';
import { ResolveCache } from './resolveCache';
import { ResolvedEstate } from './resolveEstate';
import { createTrustReader } from './trustReader';

const RUNS = { numRuns: 60, seed: 6 };

function resolve(
  snapshots: readonly SnapshotData[],
  entities: readonly Entity[],
  cache?: ResolveCache,
): ResolvedEstate {
  const estate = toEnd(
    buildEstateInSteps(snapshots, DEFAULT_ANNOTATION_PREFIX, cache),
  );
  return resolveAll(estate, entities, cache);
}

/** Everything that was resolved, as bytes. */
function bytesOf(resolved: ResolvedEstate): string {
  return JSON.stringify([
    resolved.serviceAccounts,
    [...resolved.roles],
    resolved.entities,
    [...resolved.entitiesByArn],
    [...resolved.roles.keys()].map(arn => resolved.permissionsOf(arn)),
  ]);
}

/** The same elements in an order that depends on a number. */
function shuffled<T>(elements: Iterable<T>, seed: number): T[] {
  let state = seed + 1;
  return [...elements]
    .map(element => {
      state = (state * 48_271) % 2_147_483_647;
      return { element, key: state };
    })
    .sort((a, b) => a.key - b.key)
    .map(({ element }) => element);
}

function replace(
  snapshots: readonly SnapshotData[],
  changed: SnapshotData,
): SnapshotData[] {
  return snapshots.map(snapshot =>
    snapshot.sourceId === changed.sourceId ? changed : snapshot,
  );
}

describe('resolving an estate', () => {
  it('gives the same bytes in whatever order things were read', () => {
    fc.assert(
      fc.property(
        anArbitraryEstate,
        fc.nat(1_000_000),
        ({ snapshots, entities }, seed) => {
          const other = shuffled(snapshots, seed).map(snapshot => ({
            ...snapshot,
            complete: shuffled(snapshot.complete, seed),
            records: shuffled(snapshot.records, seed),
          }));
          expect(bytesOf(resolve(other, shuffled(entities, seed)))).toBe(
            bytesOf(resolve(snapshots, entities)),
          );
        },
      ),
      RUNS,
    );
  });

  it('gives with a cache what it gives without one, after each change', () => {
    fc.assert(
      fc.property(
        anArbitraryEstate,
        fc.array(aChangedSnapshot, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        ({ snapshots, entities }, changes, isDropped) => {
          const cache = new ResolveCache();
          resolve(snapshots, entities, cache);
          let now: readonly SnapshotData[] = snapshots;
          changes.forEach((change, number) => {
            now = replace(now, { ...change, id: `change ${number}` });
            const fewer = isDropped ? entities.slice(1) : entities;
            expect(bytesOf(resolve(now, fewer, cache))).toBe(
              bytesOf(resolve(now, fewer)),
            );
          });
        },
      ),
      RUNS,
    );
  });

  it('computes nothing anew when nothing has changed, and nothing of clusters that have not', () => {
    fc.assert(
      fc.property(
        anArbitraryEstate,
        aChangedSnapshot,
        ({ snapshots, entities }, change) => {
          const cache = new ResolveCache();
          const before = resolve(snapshots, entities, cache);
          const same = resolve(snapshots, entities, cache);
          expect(same.serviceAccounts.length).toBe(
            before.serviceAccounts.length,
          );
          same.serviceAccounts.forEach((each, index) =>
            expect(each).toBe(before.serviceAccounts[index]),
          );
          same.entities.forEach((each, index) =>
            expect(each).toBe(before.entities[index]),
          );
          same.roles.forEach((role, arn) =>
            expect(role).toBe(before.roles.get(arn)),
          );

          const cluster = change.sourceId.replace(/^kubernetes:/, '');
          if (cluster === change.sourceId) {
            return;
          }
          // What is claimed elsewhere can change with a cluster, through its workloads' entities; judged bindings cannot.
          const after = resolve(replace(snapshots, change), [], cache);
          const again = resolve(snapshots, [], cache);
          const elsewhere = ({ serviceAccounts }: ResolvedEstate) =>
            serviceAccounts.filter(
              each => each.serviceAccount.cluster !== cluster,
            );
          elsewhere(after).forEach((each, index) =>
            expect(each).toBe(elsewhere(again)[index]),
          );
        },
      ),
      RUNS,
    );
  });

  it('reads the records of a snapshot once', () => {
    fc.assert(
      fc.property(anArbitraryEstate, ({ snapshots, entities }) => {
        const cache = new ResolveCache();
        const first = bytesOf(resolve(snapshots, entities, cache));
        const held = snapshots.map(({ sourceId, id }) => ({
          sourceId,
          id,
          complete: [],
          records: {
            [Symbol.iterator](): never {
              throw new Error(`${sourceId} was read again`);
            },
          },
        }));
        for (const { sourceId, id } of held) {
          expect(cache.holds(sourceId, id!)).toBe(true);
          expect(cache.holds(sourceId, 'another')).toBe(false);
        }
        expect(bytesOf(resolve(held, entities, cache))).toBe(first);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });

  it('finds the service accounts that a plain loop finds for each role', () => {
    fc.assert(
      fc.property(anArbitraryEstate, ({ snapshots }) => {
        const { estate, roles, serviceAccounts } = resolve(snapshots, []);
        const trust = createTrustReader(estate);
        for (const account of estate.accounts.values()) {
          for (const role of account.roles.values()) {
            const scope = trust.scope(role);
            const looped = new Set<string>();
            for (const each of serviceAccounts) {
              const ref = each.serviceAccount;
              const {
                cluster,
                associations,
                serviceAccounts: records,
              } = estate.clusters.get(ref.cluster)!;
              const key = `${ref.namespace}/${ref.name}`;
              const record = records.get(key);
              if (!record) {
                continue;
              }
              const issuer = cluster!.issuer!.slice('https://'.length);
              const byToken = matchTrustScope(scope, {
                ...ref,
                provider: `arn:aws:iam::${account.id}:oidc-provider/${issuer}`,
                audience:
                  record.annotations['eks.amazonaws.com/audience'] ??
                  'sts.amazonaws.com',
              });
              const byAssociation =
                cluster!.account === account.id &&
                (associations.get(key) ?? []).some(
                  association => association.roleArn === role.arn,
                ) &&
                matchTrustScope(scope, { ...ref, clusterArn: cluster!.arn! })
                  .matches === 'yes';
              const does = each.bindings.some(
                binding =>
                  binding.configured &&
                  binding.verdict === 'works' &&
                  binding.roleArn === role.arn,
              );
              if (byToken.matches === 'yes' || byAssociation || does) {
                looped.add(serviceAccountRef(ref));
              }
            }
            const resolved = roles.get(role.arn);
            expect(
              new Set((resolved?.reach.can ?? []).map(serviceAccountRef)),
            ).toEqual(looped);
            expect(resolved?.blastRadius.serviceAccounts ?? 0).toBe(
              looped.size,
            );
          }
        }
      }),
      RUNS,
    );
  });

  it('gives an entity the bindings that its service accounts have, with their lanes', () => {
    fc.assert(
      fc.property(anArbitraryEstate, ({ snapshots, entities }) => {
        const undeclared = entities.map(entity => ({
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {},
          },
        }));
        const { entities: resolved, serviceAccounts } = resolve(
          snapshots.map(snapshot => ({
            ...snapshot,
            records: [...snapshot.records].map(record =>
              record.kind === 'role'
                ? { ...record, value: { ...record.value, tags: {} } }
                : record,
            ),
          })),
          undeclared,
        );
        const whole = new Map(
          serviceAccounts.map(each => [
            serviceAccountRef(each.serviceAccount),
            each,
          ]),
        );
        const differing = resolved
          .flatMap(({ identity }) => identity.bindings)
          .filter(binding => {
            const all = whole.get(serviceAccountRef(binding.serviceAccount))!;
            const { lane, workloads, status: _, ...plain } = binding;
            return (
              lane.length !== 5 ||
              (workloads.length === all.workloads.length &&
                !all.bindings.some(
                  each => JSON.stringify(each) === JSON.stringify(plain),
                ))
            );
          });
        expect(differing).toEqual([]);
      }),
      RUNS,
    );
  });
});
