import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DECLARED_ROLE_ANNOTATIONS,
  DEFAULT_ANNOTATION_PREFIX,
} from '../annotations';
import { parseRoleArn } from '../arn';
import {
  EntityBinding,
  ResolvedIdentity,
  RoleReach,
  ServiceAccountRef,
  serviceAccountRef,
  WorkloadRecord,
  workloadRef,
} from '../model';
import { subjectIn, withWorkloads } from './context';
import { Estate } from './estate';
import { findWorkloads, FoundWorkloads } from './findWorkloads';
import { JudgedBinding } from './irsaBinding';
import { laneOf } from './lane';
import { ReachContext, roleReach } from './roleReach';
import { serviceAccountBindings } from './serviceAccountBindings';
import { createTrustReader } from './trustReader';

/** How many entities may claim the same service account and still be listed with it. */
const CLAIMS_LIMIT = 50;

/**
 * Resolves every entity: its workloads, their service accounts, the roles these become, and who else can.
 *
 * Pure, and the same input gives the same answer. Yields one entity at a time, so that the caller can do something else in between.
 *
 * @param estate - what was read, joined by {@link buildEstate}.
 * @param entities - the catalog's entities with their annotations.
 *
 * @public
 */
export function* resolveEntities(
  estate: Estate,
  entities: readonly Entity[],
): Generator<ResolvedIdentity> {
  const found = entities.map(entity => findWorkloads(estate, entity));
  const context = createReachContext(estate, entities, found);
  for (let index = 0; index < entities.length; index++) {
    yield resolveEntity(context, entities[index], found[index]);
  }
}

function createReachContext(
  estate: Estate,
  entities: readonly Entity[],
  found: readonly FoundWorkloads[],
): ReachContext {
  const claims = new Map<string, string[]>();
  found.forEach(({ serviceAccounts }, index) => {
    const entityRef = stringifyEntityRef(entities[index]);
    for (const serviceAccount of serviceAccounts) {
      const key = serviceAccountRef(serviceAccount);
      const refs = claims.get(key);
      if (!refs) {
        claims.set(key, [entityRef]);
      } else if (refs.length < CLAIMS_LIMIT) {
        refs.push(entityRef);
      }
    }
  });

  const bindings = new Map<string, readonly JudgedBinding[]>();
  const context: ReachContext = {
    estate,
    trust: createTrustReader(estate),
    defaultPrefix: DEFAULT_ANNOTATION_PREFIX,
    claims,
    subjectOf: ref => {
      const cluster = estate.clusters.get(ref.cluster);
      if (!cluster) {
        throw new Error(`No cluster named '${ref.cluster}' in the estate`);
      }
      return subjectIn(cluster, ref);
    },
    bindingsOf: subject => {
      const key = serviceAccountRef(subject.ref);
      const known =
        bindings.get(key) ?? serviceAccountBindings(context, subject);
      bindings.set(key, known);
      return known;
    },
  };
  return context;
}

function resolveEntity(
  context: ReachContext,
  entity: Entity,
  found: FoundWorkloads,
): ResolvedIdentity {
  const { estate } = context;
  const declaredRole = DECLARED_ROLE_ANNOTATIONS.map(
    key => entity.metadata.annotations?.[key],
  ).find(arn => arn !== undefined && 'role' in parseRoleArn(arn));

  const bindings = [...found.serviceAccounts, ...found.missing].flatMap(ref => {
    const own = found.workloads.filter(
      workload =>
        workload.cluster === ref.cluster &&
        workload.namespace === ref.namespace &&
        workload.serviceAccount === ref.name,
    );
    return entityBindings(context, ref, own, declaredRole);
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
    entityRef: stringifyEntityRef(entity),
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
      ...(estate.isComplete('pod', workload.cluster)
        ? { pods: podCount(estate, workload) }
        : {}),
    })),
    bindings: sortBindings(bindings),
    roles: reachOf(context, bindings),
    sources: [...sources].sort(),
  };
}

function podCount(estate: Estate, workload: WorkloadRecord): number {
  const pods = estate.clusters.get(workload.cluster)?.podsOf(workload) ?? [];
  return pods.filter(pod => pod.phase !== 'Succeeded' && pod.phase !== 'Failed')
    .length;
}

/**
 * The bindings of one service account as an entity sees them. Its own workloads decide; workloads of others that share the service
 * account would put their pods' troubles on this entity.
 */
function entityBindings(
  context: ReachContext,
  ref: ServiceAccountRef,
  own: readonly WorkloadRecord[],
  declaredRole: string | undefined,
): EntityBinding[] {
  const whole = context.subjectOf(ref);
  const sharesNothing =
    own.length === 0 || own.length === whole.workloads.length;
  const judged =
    sharesNothing && declaredRole === undefined
      ? context.bindingsOf(whole)
      : serviceAccountBindings(
          context,
          own.length === 0 ? whole : withWorkloads(whole, own),
          declaredRole,
        );
  const workloads = own.length > 0 ? own : whole.workloads;
  return judged.map(({ hops, ...binding }) => ({
    ...binding,
    workloads: workloads.map(workloadRef),
    lane: laneOf(hops),
  }));
}

const STATUS_ORDER = ['broken', 'unknown', 'attention', 'works'];

function sortBindings(bindings: readonly EntityBinding[]): EntityBinding[] {
  const key = (binding: EntityBinding) =>
    [
      STATUS_ORDER.indexOf(binding.status),
      serviceAccountRef(binding.serviceAccount),
      binding.roleArn ?? '',
    ].join(' ');
  return [...bindings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function reachOf(
  context: ReachContext,
  bindings: readonly EntityBinding[],
): RoleReach[] {
  const arns = new Set(bindings.flatMap(binding => binding.roleArn ?? []));
  return [...arns].sort().flatMap(text => {
    const parsed = parseRoleArn(text);
    if (!('role' in parsed)) {
      return [];
    }
    const { role: arn } = parsed;
    const role = context.estate.accounts.get(arn.account)?.roles.get(arn.arn);
    return [roleReach(context, arn, role)];
  });
}
