import { Entity } from '@backstage/catalog-model';
import { parseRoleArn } from '../arn';
import {
  ResolvedEntity,
  ResolvedRole,
  ResolvedServiceAccount,
  WorkloadSearch,
} from '../model';
import { PermissionsSummary } from '../permissions';
import { CatalogIndex, indexCatalog } from './catalogIndex';
import { claimsByCluster, ClusterClaimList, FoundEntity } from './claims';
import { ClusterMembers } from './clusterMembers';
import { ResolveContext } from './context';
import { entityDifferences } from './entityDifferences';
import { Estate, EstateCluster } from './estate';
import { findWorkloads } from './findWorkloads';
import { memoize, remember } from './memoize';
import { Memory } from './memory';
import { ownDifferences } from './ownDifferences';
import { permissionsOfRole } from './permissionsOfRole';
import { ResolveCache } from './resolveCache';
import {
  accountsOf,
  claimedServiceAccount,
  ClusterClaims,
  judgeCluster,
  JudgedCluster,
} from './resolvedCluster';
import { resolveEntity } from './resolveEntity';
import { resolveRoles } from './roles';
import { createTrustReader } from './trustReader';
import { indexWorkloads } from './workloadIndex';

/**
 * Everything that follows from what was read.
 *
 * @public
 */
export interface ResolvedEstate {
  /** What was read. */
  readonly estate: Estate;
  /** Every service account that exists or that something names, by cluster, namespace and name, in this order. */
  readonly serviceAccounts: readonly ResolvedServiceAccount[];
  /** Every role that trusts Kubernetes in any way or that something in a cluster names, by ARN, in the order of the ARNs. */
  readonly roles: ReadonlyMap<string, ResolvedRole>;
  /** Every component, in the order of the references. */
  readonly entities: readonly ResolvedEntity[];
  /** References of catalog entities that stand for a thing in AWS, such as a role or a cluster, by its ARN. */
  readonly entitiesByArn: ReadonlyMap<string, readonly string[]>;
  /** What a role may do, summed up when it is first asked for; undefined for a role that was not read. */
  permissionsOf(roleArn: string): PermissionsSummary | undefined;
}

/**
 * Resolves the whole estate: every service account, every role from the other side, and every component.
 *
 * Pure, and the same input gives the same answer, in whatever order it comes. The cost grows with service accounts, roles and entities,
 * never with their product. Yields often, so that the caller can do something else in between.
 *
 * @param estate - what was read, joined by {@link buildEstate} or {@link buildEstateInSteps}.
 * @param entities - the catalog's components with annotations, spec and relations, and the systems, domains and resources around them.
 * @param cache - the one that the estate was built with; with it only what depends on a changed source is computed.
 *
 * @public
 */
export function* resolveEstate(
  estate: Estate,
  entities: readonly Entity[],
  cache: ResolveCache = new ResolveCache(),
): Generator<void, ResolvedEstate> {
  const memory = cache.resolution;
  memory.beginRun();
  const context: ResolveContext = {
    estate,
    trust: createTrustReader(estate),
  };
  const catalog = yield* indexCatalog(estate, entities);
  const found = yield* findEntities(context, catalog);
  const views = yield* viewClusters(context, memory, catalog, found);
  const roles = yield* resolveRoles(
    context,
    memory,
    [...views.values()].map(view => view.members),
  );
  const resolvedEntities = yield* resolveEntities(
    context,
    memory,
    catalog,
    found,
    { views, roles },
  );
  memory.endRun();
  return {
    estate,
    serviceAccounts: [...views.values()].flatMap(view => view.serviceAccounts),
    roles,
    entities: resolvedEntities,
    entitiesByArn: catalog.entitiesByArn,
    permissionsOf: arn => permissionsIn(estate, arn),
  };
}

function permissionsIn(
  estate: Estate,
  arn: string,
): PermissionsSummary | undefined {
  const parsed = parseRoleArn(arn);
  const account =
    'role' in parsed ? estate.accounts.get(parsed.role.account) : undefined;
  const role = account?.roles.get(arn);
  return account && role && permissionsOfRole(account, role);
}

function* findEntities(
  context: ResolveContext,
  catalog: CatalogIndex,
): Generator<void, FoundEntity[]> {
  const index = indexWorkloads(context.estate);
  const found: FoundEntity[] = [];
  for (const entity of catalog.components) {
    found.push({
      entity,
      entityRef: catalog.refOf(entity),
      found: findWorkloads(index, entity),
    });
    yield;
  }
  return found;
}

/** A cluster as judged and as the catalog sees it. A new object whenever anything in it has changed. */
interface ClusterView {
  readonly judged: JudgedCluster;
  readonly members: ClusterMembers;
  readonly serviceAccounts: readonly ResolvedServiceAccount[];
}

function* viewClusters(
  context: ResolveContext,
  memory: Memory,
  catalog: CatalogIndex,
  found: readonly FoundEntity[],
): Generator<void, Map<string, ClusterView>> {
  const lists = yield* claimsByCluster(catalog, found);
  const views = new Map<string, ClusterView>();
  for (const cluster of context.estate.clusters.values()) {
    const list = lists.get(cluster.name) ?? new ClusterClaimList();
    const claims = memory.recall(`claims ${cluster.name}`, list.inputs, () =>
      list.join(),
    );
    const judged = yield* recallJudged(context, memory, cluster, claims);
    views.set(
      cluster.name,
      memory.recall(`view ${cluster.name}`, [judged, claims], () => ({
        judged,
        members: new ClusterMembers(judged, claims),
        serviceAccounts: judged.serviceAccounts.map(each =>
          claimedServiceAccount(each, claims),
        ),
      })),
    );
    yield;
  }
  return views;
}

function* recallJudged(
  context: ResolveContext,
  memory: Memory,
  cluster: EstateCluster,
  claims: ClusterClaims,
): Generator<void, JudgedCluster> {
  // Of the claims only the names and the declared roles count here, not who claims.
  const named = [...claims.serviceAccounts]
    .map(([key, claim]) => `${key} ${claim.declaredRole ?? ''}`)
    .join('\n');
  return yield* memory.recallInSteps(
    `judged ${cluster.name}`,
    [cluster, named],
    () => judgeCluster(context, cluster, claims),
    judged => accountsOf(context, judged),
  );
}

const byKey = memoize(
  (judged: JudgedCluster) =>
    new Map(judged.serviceAccounts.map(each => [each.key, each])),
);

function* resolveEntities(
  context: ResolveContext,
  memory: Memory,
  catalog: CatalogIndex,
  found: readonly FoundEntity[],
  around: {
    readonly views: ReadonlyMap<string, ClusterView>;
    readonly roles: ReadonlyMap<string, ResolvedRole>;
  },
): Generator<void, ResolvedEntity[]> {
  const { views, roles } = around;
  // The lists of clusters are long and mostly the same, so their text is made once.
  const textOf = remember((names: readonly string[]) =>
    names
      .map(name => `${name} ${context.estate.sourcesOf(name).join(' ')}`)
      .join('\n'),
  );
  const searchText = (search: WorkloadSearch) =>
    `${textOf(search.clusters)}\n\n${textOf(search.notRead)}`;
  const resolved: ResolvedEntity[] = [];
  for (const each of found) {
    const declared = catalog.declaredRoles(each.entity);
    const place = catalog.placeOf(each.entity);
    const { search, workloads, serviceAccounts, missing } = each.found;
    const claimed = [...serviceAccounts, ...missing];
    const judged = claimed.flatMap(({ cluster, namespace, name }) => {
      const view = views.get(cluster);
      const one = view && byKey(view.judged).get(`${namespace}/${name}`);
      return one ? [one] : [];
    });
    const arns = judged.flatMap(one =>
      one.bindings.flatMap(binding => binding.roleArn ?? []),
    );
    resolved.push(
      memory.recall(
        `entity ${each.entityRef}`,
        [
          searchText(search),
          JSON.stringify([
            search.selector,
            search.namespace,
            search.serviceAccounts,
            search.problems,
            claimed,
            declared,
            place,
          ]),
          ...workloads,
          ...claimed.map(ref => views.get(ref.cluster)),
          ...arns.map(arn => roles.get(arn)),
        ],
        () => ({
          place,
          identity: resolveEntity(
            { ...context, reachOf: arn => roles.get(arn)?.reach },
            each,
            declared,
          ),
          serviceAccounts: claimed,
          declared,
          differences: entityDifferences(
            context.estate,
            declared,
            judged.map(one => ({
              ...one,
              differences: ownDifferences(context.estate, one, workloads),
            })),
          ),
        }),
      ),
    );
    yield;
  }
  return resolved;
}
