import { ResolvedEntity } from '../../model';
import { memoize } from '../../resolve/memoize';
import { Memory } from '../../resolve/memory';
import { push } from '../../resolve/order';
import { ClusterSubjects } from './clusterSubjects';
import { SubjectGroup } from './group';
import { CatalogEntityFacts, CheckedEntity } from './subjects';

/** Entities that claim service accounts of one cluster, by `<namespace>/<name>` and in their order. */
export type ClusterClaimants = ReadonlyMap<
  string,
  readonly CatalogEntityFacts[]
>;

/** What checks look at in the catalog. */
export interface CatalogSubjects {
  /** By the first cluster that entities claim something in, those that claim nothing at the end. */
  readonly groups: readonly SubjectGroup[];
  /** By the name of the cluster. */
  readonly claimants: ReadonlyMap<string, ClusterClaimants>;
}

/** After how many entities the caller gets a chance to do something else. */
const STEP = 100;

const textOf = memoize(({ place, declared, serviceAccounts }: ResolvedEntity) =>
  JSON.stringify([place, declared, serviceAccounts]),
);

function factsOf({
  place,
  declared,
  serviceAccounts,
}: ResolvedEntity): CatalogEntityFacts {
  const { entityRef, owner, system, lifecycle } = place;
  return {
    entityRef,
    ...(owner ? { owner } : {}),
    ...(system ? { system } : {}),
    ...(lifecycle ? { lifecycle } : {}),
    declared,
    serviceAccounts,
  };
}

/** Joins what checks look at in the catalog. What the catalog says of an entity stays the same object while its workloads change. */
export function* catalogSubjects(
  memory: Memory,
  entities: readonly ResolvedEntity[],
  clusters: ReadonlyMap<string, ClusterSubjects>,
): Generator<void, CatalogSubjects> {
  const byCluster = new Map<string, CatalogEntityFacts[]>();
  const checked = new Map<string, CheckedEntity[]>();
  let done = 0;
  for (const entity of entities) {
    const { entityRef } = entity.place;
    const facts = memory.recall(`facts ${entityRef}`, [textOf(entity)], () =>
      factsOf(entity),
    );
    const names = [...new Set(facts.serviceAccounts.map(ref => ref.cluster))];
    names.forEach(name => push(byCluster, name, facts));
    push(
      checked,
      names[0] ?? '',
      memory.recall(
        `entity ${entityRef}`,
        [facts, ...names.map(name => clusters.get(name))],
        () => checkedEntity(facts, names, clusters),
      ),
    );
    done += 1;
    if (done % STEP === 0) {
      yield;
    }
  }
  const claimants = new Map<string, ClusterClaimants>();
  for (const [name, claiming] of byCluster) {
    claimants.set(
      name,
      memory.recall(`claimants ${name}`, claiming, () =>
        claimantsIn(name, claiming),
      ),
    );
    yield;
  }
  const groups = [...checked].map(([name, list]) =>
    memory.recall(
      `entities ${name}`,
      list,
      (): SubjectGroup => ({
        name: `entities ${name}`,
        subjects: { entity: list },
      }),
    ),
  );
  return { groups, claimants };
}

function claimantsIn(
  cluster: string,
  claiming: readonly CatalogEntityFacts[],
): ClusterClaimants {
  const claimants = new Map<string, CatalogEntityFacts[]>();
  for (const facts of claiming) {
    for (const ref of facts.serviceAccounts) {
      if (ref.cluster === cluster) {
        push(claimants, `${ref.namespace}/${ref.name}`, facts);
      }
    }
  }
  return claimants;
}

function checkedEntity(
  entity: CatalogEntityFacts,
  names: readonly string[],
  clusters: ReadonlyMap<string, ClusterSubjects>,
): CheckedEntity {
  return {
    subject: { kind: 'entity', ref: entity.entityRef },
    places: { cluster: names },
    serviceAccounts: entity.serviceAccounts,
    entity,
    accounts: entity.serviceAccounts.flatMap(
      ref =>
        clusters
          .get(ref.cluster)
          ?.serviceAccounts.get(`${ref.namespace}/${ref.name}`) ?? [],
    ),
  };
}
