import {
  DeclaredRole,
  EntityBinding,
  ResolvedIdentity,
  RoleReach,
  ServiceAccountRef,
  serviceAccountRef,
  WorkloadRecord,
  workloadRef,
} from '../model';
import { FoundEntity } from './claims';
import { activePods, ResolveContext, subjectOfEntity } from './context';
import { laneOf } from './lane';
import { compareText, sortedBy } from './order';
import { serviceAccountBindings } from './serviceAccountBindings';

/** What an entity's answer needs to know beside the estate. */
export interface EntityContext extends ResolveContext {
  /** The reach of a role by the text that a binding names it by; absent when that is not the ARN of a role. */
  reachOf(roleArn: string): RoleReach | undefined;
}

/** An entity's workloads, its bindings with their lanes, and the roles that these name. */
export function resolveEntity(
  context: EntityContext,
  { entityRef, found }: FoundEntity,
  declared: readonly DeclaredRole[],
): ResolvedIdentity {
  const { estate } = context;
  const bindings = [...found.serviceAccounts, ...found.missing].flatMap(ref => {
    return entityBindings(context, ref, found.workloads, declared[0]?.roleArn);
  });

  const clusters = new Set(
    bindings.map(binding => binding.serviceAccount.cluster),
  );
  const sources = new Set(
    [...(clusters.size > 0 ? clusters : found.search.clusters)].flatMap(
      cluster => estate.sourcesOf(cluster),
    ),
  );
  for (const hop of bindings.flatMap(binding => binding.lane)) {
    hop.sources.forEach(source => sources.add(source));
  }

  return {
    entityRef,
    search: found.search,
    workloads: found.workloads.map(workload => ({
      cluster: workload.cluster,
      namespace: workload.namespace,
      kind: workload.kind,
      name: workload.name,
      serviceAccount: {
        cluster: workload.cluster,
        namespace: workload.namespace,
        name: workload.serviceAccount,
      },
      ...podCount(context, workload),
    })),
    bindings: sortBindings(bindings),
    roles: rolesOf(context, bindings),
    sources: [...sources].sort(compareText),
  };
}

function podCount(
  { estate }: ResolveContext,
  workload: WorkloadRecord,
): { pods?: number } {
  const cluster = estate.clusters.get(workload.cluster);
  return cluster?.complete.has('pod')
    ? { pods: activePods(cluster.podsOf(workload)).length }
    : {};
}

/**
 * The bindings of one service account as an entity sees them: judged as for the whole estate, but by its own workloads. Those of others
 * that share the service account would put their pods' troubles on this entity, and what others declare is not its evidence.
 */
function entityBindings(
  context: ResolveContext,
  ref: ServiceAccountRef,
  ofEntity: readonly WorkloadRecord[],
  declaredRole: string | undefined,
): EntityBinding[] {
  const cluster = context.estate.clusters.get(ref.cluster);
  if (!cluster) {
    throw new Error(`No cluster named '${ref.cluster}' in the estate`);
  }
  const subject = subjectOfEntity(cluster, ref, ofEntity);
  const workloads = subject.workloads.map(workloadRef);
  return serviceAccountBindings(context, subject, declaredRole).map(
    ({ hops, ...binding }) => ({
      ...binding,
      workloads,
      lane: laneOf(hops),
    }),
  );
}

const STATUS_ORDER = ['broken', 'unknown', 'attention', 'works'];

function sortBindings(bindings: readonly EntityBinding[]): EntityBinding[] {
  return sortedBy(bindings, binding =>
    [
      STATUS_ORDER.indexOf(binding.status),
      serviceAccountRef(binding.serviceAccount),
      binding.roleArn ?? '',
    ].join(' '),
  );
}

function rolesOf(
  context: EntityContext,
  bindings: readonly EntityBinding[],
): RoleReach[] {
  const arns = new Set(bindings.flatMap(binding => binding.roleArn ?? []));
  return [...arns].sort(compareText).flatMap(arn => context.reachOf(arn) ?? []);
}
