/** What an account holds, as far as it decides about the number of calls. */
export interface AccountSize {
  readonly roles: number;
  /** Managed policies that are in use. */
  readonly policies: number;
  readonly providers: number;
  /** Roles and policies, and roles, that AWS gives at once; 1,000 when absent. */
  readonly page?: number;
}

/** Calls of one read of an account in which a role trusts service accounts, after its credentials have been proved. */
export function callsOfAccount(size: AccountSize): number {
  const { roles, policies, providers, page = 1_000 } = size;
  const details = pagesOf(roles + policies, page);
  const list = pagesOf(roles, 1_000);
  const listProviders = 1;
  const summary = 1;
  return details + list + listProviders + providers + summary;
}

/** What a region of an account holds, as far as it decides about the number of calls. */
export interface RegionSize {
  readonly clusters: number;
  readonly associationsOfEach: number;
  /** Associations that AWS gives at once; 100 when absent. */
  readonly page?: number;
}

/** Calls of one read of a region, after its credentials have been proved, with the associations that are described in it. */
export function callsOfRegion(size: RegionSize, described: number): number {
  const { clusters, associationsOfEach, page = 100 } = size;
  const cluster = 1;
  const addon = 1;
  return (
    pagesOf(clusters, 100) +
    clusters * (cluster + addon + pagesOf(associationsOfEach, page)) +
    described
  );
}

/** A list that is empty has a page too. */
function pagesOf(items: number, page: number): number {
  return Math.max(1, Math.ceil(items / page));
}
