import { EntityBinding, IdentityStatus, ResolvedIdentity } from '../model';

/** Worst first. */
const ORDER: readonly IdentityStatus[] = [
  'broken',
  'unknown',
  'attention',
  'works',
];

/**
 * What the status of a binding rests on.
 *
 * @public
 */
export interface BindingStanding {
  /** As it was resolved. */
  readonly status: EntityBinding['status'];
  /** Ids of the sources of the hops that were reached, each once. */
  readonly sources: readonly string[];
  /** Ids of the sources of the broken hop; absent where none is broken. */
  readonly brokenBy?: readonly string[];
}

/**
 * What the status of an entity is made of, so that it can be told for many entities without loading their lanes.
 *
 * @public
 */
export interface IdentityStanding {
  /** What problems of the search for workloads make of it; absent where there was none. */
  readonly search?: 'broken' | 'unknown';
  /** What it is without any binding. */
  readonly empty: 'none' | 'unknown';
  /** Of each binding. */
  readonly bindings: readonly BindingStanding[];
}

/**
 * Takes from an identity what its status is made of.
 *
 * @public
 */
export function identityStanding({
  bindings,
  search,
  workloads,
}: Pick<
  ResolvedIdentity,
  'bindings' | 'search' | 'workloads'
>): IdentityStanding {
  const problems = search.problems.map(({ code }) => code);
  // Pods are evidence too: one of them may carry an identity that its template does not show.
  const isReadWhole =
    search.notRead.length === 0 &&
    search.clusters.length > 0 &&
    workloads.every(({ pods }) => pods !== undefined);
  return {
    ...(problems.length > 0
      ? {
          search: problems.includes('SERVICE_ACCOUNT_NOT_FOUND')
            ? ('broken' as const)
            : ('unknown' as const),
        }
      : {}),
    empty: isReadWhole ? 'none' : 'unknown',
    bindings: bindings.map(standingOf),
  };
}

/**
 * The status of an entity, by the worst of its bindings.
 *
 * @param isTooOld - whether the snapshot of a source is older than `irsa.staleAfter`, so that verdicts that rest on it are unknown.
 *
 * @public
 */
export function identityStatus(
  { bindings, empty, search }: IdentityStanding,
  isTooOld: (sourceId: string) => boolean,
): IdentityStatus {
  const statuses = bindings.map(binding =>
    isWithdrawn(binding, isTooOld) ? 'unknown' : binding.status,
  );
  const worst = ORDER.find(status =>
    (statuses as IdentityStatus[]).includes(status),
  );
  return worst === 'broken' ? worst : search ?? worst ?? empty;
}

/** Whether a verdict does not hold any more; what fresh sources prove broken stays broken, whatever the rest would say. */
export function isWithdrawn(
  { brokenBy, sources }: BindingStanding,
  isTooOld: (sourceId: string) => boolean,
): boolean {
  return (brokenBy ?? sources).some(isTooOld);
}

/** What the status of a binding rests on. */
export function standingOf({ lane, status }: EntityBinding): BindingStanding {
  const broken = lane.find(hop => hop.status === 'broken');
  const reached = lane.filter(hop => hop.status !== 'not-reached');
  return {
    status,
    sources: [...new Set(reached.flatMap(hop => hop.sources))],
    ...(broken ? { brokenBy: broken.sources } : {}),
  };
}
