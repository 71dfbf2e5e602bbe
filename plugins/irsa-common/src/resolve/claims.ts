import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
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
  readonly found: FoundWorkloads;
}

interface Claim {
  readonly entityRefs: string[];
  readonly owners: Set<string>;
  declaredRole?: string;
}

/** What entities claim in each cluster, as texts that are equal where nothing has changed. */
export function claimsByCluster(
  catalog: CatalogIndex,
  entities: readonly FoundEntity[],
): Map<string, string> {
  const claims = new Map<string, Map<string, Claim>>();
  const owners = new Map<string, Map<string, string[]>>();
  for (const { entity, found } of entities) {
    const entityRef = stringifyEntityRef(entity);
    const { owner } = catalog.placeOf(entity);
    const [declared] = catalog.declaredRoles(entity);
    for (const { cluster, namespace, name } of found.serviceAccounts) {
      const claim = claimOf(claims, cluster, `${namespace}/${name}`);
      if (claim.entityRefs.length < CLAIMS_LIMIT) {
        claim.entityRefs.push(entityRef);
      }
      if (owner) {
        claim.owners.add(owner);
      }
      claim.declaredRole ??= declared?.roleArn;
    }
    if (owner) {
      const places = new Set(
        [...found.workloads, ...found.serviceAccounts].map(
          ({ cluster, namespace }) => `${cluster}/${namespace}`,
        ),
      );
      for (const place of places) {
        const [cluster, namespace] = splitPlace(place);
        const namespaces = owners.get(cluster) ?? new Map<string, string[]>();
        owners.set(cluster, namespaces);
        push(namespaces, namespace, owner);
      }
    }
  }
  const texts = new Map<string, string>();
  for (const cluster of new Set([...claims.keys(), ...owners.keys()])) {
    texts.set(
      cluster,
      JSON.stringify([
        [...(claims.get(cluster) ?? [])]
          .map(
            ([key, claim]) =>
              [
                key,
                { ...claim, owners: [...claim.owners].sort(compareText) },
              ] as const,
          )
          .sort(([a], [b]) => compareText(a, b)),
        [...(owners.get(cluster) ?? [])]
          .map(
            ([namespace, list]) =>
              [namespace, likelyOwner(namespace, list)] as const,
          )
          .sort(([a], [b]) => compareText(a, b)),
      ]),
    );
  }
  return texts;
}

/** Reads what {@link claimsByCluster} wrote about one cluster; nothing is claimed where it wrote nothing. */
export function readClaims(text: string | undefined): ClusterClaims {
  const [serviceAccounts, likelyOwners] = JSON.parse(text ?? '[[],[]]') as [
    [string, ServiceAccountClaim][],
    [string, LikelyOwner][],
  ];
  return {
    serviceAccounts: new Map(serviceAccounts),
    likelyOwners: new Map(likelyOwners),
  };
}

function claimOf(
  claims: Map<string, Map<string, Claim>>,
  cluster: string,
  key: string,
): Claim {
  const ofCluster = claims.get(cluster) ?? new Map<string, Claim>();
  claims.set(cluster, ofCluster);
  const claim = ofCluster.get(key) ?? { entityRefs: [], owners: new Set() };
  ofCluster.set(key, claim);
  return claim;
}

/** A cluster's name may hold a slash where it is a folder's, a namespace's never does. */
function splitPlace(place: string): [string, string] {
  const at = place.lastIndexOf('/');
  return [place.slice(0, at), place.slice(at + 1)];
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
