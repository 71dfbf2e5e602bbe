import { ResolvedServiceAccount, serviceAccountRef } from '../../model';
import { Estate } from '../../resolve/estate';
import { memoize } from '../../resolve/memoize';
import { Memory } from '../../resolve/memory';
import { compareText, push } from '../../resolve/order';
import { ResolveCache } from '../../resolve/resolveCache';
import { ResolvedEstate } from '../../resolve/resolveEstate';
import { accountSubjects, AccountSubjects } from './accountSubjects';
import { catalogSubjects } from './catalogSubjects';
import { clusterSubjects, ClusterSubjects } from './clusterSubjects';
import { EstateCheckContext } from './EstateCheckContext';
import {
  accountOfProvider,
  providerSubjects,
  ProviderSubjects,
} from './providerSubjects';

/**
 * What the checks are given.
 *
 * @public
 */
export interface CheckInput {
  /** Everything that was read, and what follows from it. */
  readonly resolved: ResolvedEstate;
  /** The moment that ages are counted from; ISO 8601. */
  readonly now: string;
  /** The one that the estate was resolved with; with it only what depends on a changed source is computed. */
  readonly cache?: ResolveCache;
}

/**
 * Joins what was read into the things that checks look at. The cost grows with the number of records, and with a cache with what has
 * changed.
 *
 * @public
 */
export function createCheckContext(input: CheckInput): EstateCheckContext {
  const steps = checkContextInSteps(input);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

/**
 * The same in small steps, so that the caller can do something else in between.
 *
 * @public
 */
export function* checkContextInSteps(
  input: CheckInput,
): Generator<void, EstateCheckContext> {
  const { resolved, now, cache = new ResolveCache() } = input;
  const { estate } = resolved;
  const memory = cache.subjects;
  memory.beginRun();
  const withoutIssuer = [...estate.clusters.values()]
    .filter(({ cluster }) => cluster?.issuer === undefined)
    .map(({ name }) => name);
  const clusters = yield* allClusters(memory, estate);
  const concerning = new Map<string, ClusterSubjects[]>();
  for (const cluster of clusters.values()) {
    cluster.accounts.forEach(account => push(concerning, account, cluster));
  }
  const accounts = yield* allAccounts(memory, estate, concerning);
  const providers = yield* allProviders(
    memory,
    estate,
    concerning,
    accounts,
    withoutIssuer,
  );
  const { groups, claimants } = yield* catalogSubjects(
    memory,
    resolved.entities,
    clusters,
  );
  memory.endRun();
  const serviceAccounts = yield* byReference(resolved.serviceAccounts);
  return new EstateCheckContext({
    resolved,
    now: Date.parse(now),
    cache,
    groups: [
      ...clusters.values(),
      ...accounts.values(),
      ...providers,
      ...groups,
    ],
    serviceAccounts,
    clusters,
    accounts,
    claimants,
    withoutIssuer,
  });
}

/** After how many service accounts the caller gets a chance to do something else. */
const STEP = 1_000;

function* byReference(
  serviceAccounts: readonly ResolvedServiceAccount[],
): Generator<void, Map<string, ResolvedServiceAccount>> {
  const found = new Map<string, ResolvedServiceAccount>();
  for (const each of serviceAccounts) {
    found.set(serviceAccountRef(each.serviceAccount), each);
    if (found.size % STEP === 0) {
      yield;
    }
  }
  return found;
}

function* allClusters(
  memory: Memory,
  estate: Estate,
): Generator<void, Map<string, ClusterSubjects>> {
  const clusters = new Map<string, ClusterSubjects>();
  for (const cluster of estate.clusters.values()) {
    clusters.set(
      cluster.name,
      yield* memory.recallInSteps(`cluster ${cluster.name}`, [cluster], () =>
        clusterSubjects(cluster),
      ),
    );
    yield;
  }
  return clusters;
}

/** Which cluster has which issuer, as a text that is equal where nothing has changed. */
const issuersText = memoize((estate: Estate) =>
  JSON.stringify(
    [...estate.clusterOfIssuer].map(([issuer, { name }]) => [issuer, name]),
  ),
);

function* allAccounts(
  memory: Memory,
  estate: Estate,
  concerning: ReadonlyMap<string, readonly ClusterSubjects[]>,
): Generator<void, Map<string, AccountSubjects>> {
  const clusterOfIssuer = (issuer: string) =>
    estate.clusterOfIssuer.get(issuer)?.name;
  const issuers = issuersText(estate);
  const accounts = new Map<string, AccountSubjects>();
  for (const account of estate.accounts.values()) {
    const clusters = concerning.get(account.id) ?? [];
    accounts.set(
      account.id,
      yield* memory.recallInSteps(
        `account ${account.id}`,
        [account, issuers, ...clusters],
        () => accountSubjects(account, clusters, clusterOfIssuer),
      ),
    );
    yield;
  }
  return accounts;
}

function* allProviders(
  memory: Memory,
  estate: Estate,
  concerning: ReadonlyMap<string, readonly ClusterSubjects[]>,
  accounts: ReadonlyMap<string, AccountSubjects>,
  withoutIssuer: readonly string[],
): Generator<void, ProviderSubjects[]> {
  const naming = new Map<string, AccountSubjects[]>();
  for (const subjects of accounts.values()) {
    const named = new Set(
      [...subjects.rolesOfProvider.keys()].map(accountOfProvider),
    );
    named.forEach(account => push(naming, account, subjects));
    yield;
  }
  const providers: ProviderSubjects[] = [];
  const all = new Set([
    ...estate.accounts.keys(),
    ...concerning.keys(),
    ...naming.keys(),
  ]);
  for (const account of [...all].sort(compareText)) {
    const needs = {
      clusters: concerning.get(account) ?? [],
      accounts: naming.get(account) ?? [],
    };
    providers.push(
      yield* memory.recallInSteps(
        `providers ${account}`,
        [
          estate.accounts.get(account),
          issuersText(estate),
          withoutIssuer.join('\n'),
          ...needs.clusters,
          ...needs.accounts,
        ],
        function* join() {
          yield;
          return providerSubjects(estate, account, needs, withoutIssuer);
        },
        found =>
          found.providers.map(({ issuer }) =>
            estate.clusterOfIssuer.get(issuer),
          ),
      ),
    );
  }
  return providers;
}
