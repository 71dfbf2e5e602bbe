import {
  Estate,
  FindingSubject,
  ServiceAccountRef,
} from 'backstage-plugin-irsa-common';

/** Where a thing is. */
export interface SubjectPlace {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly account?: string;
}

/** Where the subject of a finding is, as its reference says; of an entity, which may be in many places, nothing is said. */
export function subjectPlace(
  estate: Estate,
  { kind, ref }: FindingSubject,
): SubjectPlace {
  switch (kind) {
    case 'service-account':
    case 'workload':
    case 'namespace':
    case 'cluster': {
      const [cluster, namespace] = ref.slice(ref.indexOf(':') + 1).split('/');
      const account = estate.clusters.get(cluster)?.cluster?.account;
      return {
        cluster,
        ...(namespace === undefined ? {} : { namespace }),
        ...(account === undefined ? {} : { account }),
      };
    }
    case 'account':
      return { account: ref.slice(ref.indexOf(':') + 1) };
    case 'role':
    case 'provider':
      return { account: ref.split(':')[4] };
    default:
      return {};
  }
}

/** The ids of the sources of clusters and accounts, each once, in their order. */
export function sourcesOfPlaces(
  estate: Estate,
  places: Iterable<string | undefined>,
): string[] {
  const sources = new Set<string>();
  for (const place of new Set(places)) {
    if (place !== undefined) {
      estate.sourcesOf(place).forEach(source => sources.add(source));
    }
  }
  return [...sources].sort();
}

/** The cluster of a service account, and its account where that is known. */
export function placesOfServiceAccount(
  estate: Estate,
  { cluster }: ServiceAccountRef,
): (string | undefined)[] {
  return [cluster, estate.clusters.get(cluster)?.cluster?.account];
}
