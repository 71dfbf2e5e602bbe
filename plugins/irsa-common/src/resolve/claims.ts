import { Entity } from '@backstage/catalog-model';
import { LikelyOwner } from '../model';
import { CatalogIndex } from './catalogIndex';
import { FoundWorkloads } from './findWorkloads';
import { compareText, push } from './order';
import { ClusterClaims, ServiceAccountClaim } from './resolvedCluster';

/** How many entities may claim the same service account and still be listed with it. */
const CLAIMS_LIMIT = 50;

/** An entity with what it claims. */
export interface FoundEntity {
  readonly entity: Entity;
  readonly entityRef: string;
  readonly found: FoundWorkloads;
}

/** What one entity claims in one cluster. */
interface EntityClaim {
  readonly entityRef: string;
  readonly owner: string | undefined;
  readonly declaredRole: string | undefined;
  /** Names of service accounts, as `<namespace>/<name>`. */
  readonly serviceAccounts: string[];
  /** Namespaces of its workloads. */
  readonly namespaces: Set<string>;
}

/** What entities claim in one cluster, in the order of their references. */
export class ClusterClaimList {
  readonly #claims: EntityClaim[] = [];

  /** The claim of an entity, whose claims come one after the other. */
  of(
    entity: Pick<EntityClaim, 'entityRef' | 'owner' | 'declaredRole'>,
  ): EntityClaim {
    const last = this.#claims[this.#claims.length - 1];
    if (last?.entityRef === entity.entityRef) {
      return last;
    }
    const claim: EntityClaim = {
      ...entity,
      serviceAccounts: [],
      namespaces: new Set<string>(),
    };
    this.#claims.push(claim);
    return claim;
  }

  /** Everything that the claims are made of, one after the other: equal where nothing has changed. */
  get inputs(): readonly unknown[] {
    const inputs: unknown[] = [];
    for (const claim of this.#claims) {
      inputs.push(claim.entityRef, claim.owner, claim.declaredRole);
      inputs.push(...claim.serviceAccounts, '', ...claim.namespaces);
    }
    return inputs;
  }

  join(): ClusterClaims {
    const serviceAccounts = new Map<string, ServiceAccountClaim>();
    const owners = new Map<string, string[]>();
    for (const claim of this.#claims) {
      for (const key of claim.serviceAccounts) {
        serviceAccounts.set(key, joinClaim(serviceAccounts.get(key), claim));
      }
      for (const namespace of claim.owner ? claim.namespaces : []) {
        push(owners, namespace, claim.owner!);
      }
    }
    return {
      serviceAccounts,
      likelyOwners: new Map(
        [...owners].map(([namespace, list]) => [
          namespace,
          likelyOwner(namespace, list),
        ]),
      ),
    };
  }
}

/** What entities claim, by cluster. */
export function* claimsByCluster(
  catalog: CatalogIndex,
  entities: readonly FoundEntity[],
): Generator<void, Map<string, ClusterClaimList>> {
  const lists = new Map<string, ClusterClaimList>();
  const listOf = (cluster: string) => {
    const list = lists.get(cluster) ?? new ClusterClaimList();
    lists.set(cluster, list);
    return list;
  };
  for (const { entity, entityRef, found } of entities) {
    const claimant = {
      entityRef,
      owner: catalog.placeOf(entity).owner,
      declaredRole: catalog.declaredRoles(entity)[0]?.roleArn,
    };
    for (const { cluster, namespace, name } of [
      ...found.serviceAccounts,
      ...found.missing,
    ]) {
      const claim = listOf(cluster).of(claimant);
      claim.serviceAccounts.push(`${namespace}/${name}`);
      claim.namespaces.add(namespace);
    }
    yield;
  }
  return lists;
}

function joinClaim(
  known: ServiceAccountClaim | undefined,
  claim: EntityClaim,
): ServiceAccountClaim {
  const declaredRole = known?.declaredRole ?? claim.declaredRole;
  const entityRefs = known?.entityRefs ?? [];
  return {
    entityRefs:
      entityRefs.length < CLAIMS_LIMIT
        ? [...entityRefs, claim.entityRef]
        : entityRefs,
    owners: [
      ...new Set([
        ...(known?.owners ?? []),
        ...(claim.owner ? [claim.owner] : []),
      ]),
    ].sort(compareText),
    ...(declaredRole ? { declaredRole } : {}),
  };
}

/** The owner of most entities with workloads in a namespace; of several with as many the first by name, which is a guess. */
function likelyOwner(
  namespace: string,
  owners: readonly string[],
): LikelyOwner {
  const counts = new Map<string, number>();
  owners.forEach(owner => counts.set(owner, (counts.get(owner) ?? 0) + 1));
  const [[owner, entities]] = [...counts].sort(
    ([a, countA], [b, countB]) => countB - countA || compareText(a, b),
  );
  const of = owners.length;
  const isLikely = of > 1 && entities * 2 > of;
  return {
    owner,
    entities,
    of,
    sure: isLikely ? 'likely' : 'guess',
    why: `${owner} owns ${entities} of the ${of} ${
      of === 1 ? 'entity' : 'entities'
    } with workloads in namespace ${namespace}.`,
  };
}
