import { Estate, EstateCluster } from './estate';
import { TrustReader } from './trustReader';
import {
  PodRecord,
  ServiceAccountRecord,
  ServiceAccountRef,
  WorkloadRecord,
} from '../model';

/** What every step of the resolver works on. */
export interface ResolveContext {
  readonly estate: Estate;
  readonly trust: TrustReader;
}

/** A service account in its cluster, and the workloads and pods that run as it. */
export interface ServiceAccountInCluster {
  readonly ref: ServiceAccountRef;
  readonly cluster: EstateCluster;
  readonly serviceAccount?: ServiceAccountRecord;
  readonly workloads: readonly WorkloadRecord[];
  /** Pods that are not finished: only these run as anything. */
  readonly pods: readonly PodRecord[];
}

/** A service account with all of its workloads and pods. */
export function subjectIn(
  cluster: EstateCluster,
  name: { readonly namespace: string; readonly name: string },
): ServiceAccountInCluster {
  const key = `${name.namespace}/${name.name}`;
  const workloads = cluster.workloadsByServiceAccount.get(key) ?? [];
  return {
    ref: {
      cluster: cluster.name,
      namespace: name.namespace,
      name: name.name,
    },
    cluster,
    serviceAccount: cluster.serviceAccounts.get(key),
    workloads,
    pods: activePods([
      ...workloads.flatMap(workload => cluster.podsOf(workload)),
      ...(cluster.strayPodsByServiceAccount.get(key) ?? []),
    ]),
  };
}

/** The same service account, seen only with some of its workloads. */
export function withWorkloads(
  subject: ServiceAccountInCluster,
  workloads: readonly WorkloadRecord[],
): ServiceAccountInCluster {
  return {
    ...subject,
    workloads,
    pods: activePods(
      workloads.flatMap(workload => subject.cluster.podsOf(workload)),
    ),
  };
}

/**
 * A service account as an entity sees it: with the entity's own workloads and their pods. One that has no workload of its own there sees all of it.
 *
 * @param workloads - of the entity, of whatever service account.
 */
export function subjectOfEntity(
  cluster: EstateCluster,
  ref: ServiceAccountRef,
  workloads: readonly WorkloadRecord[],
): ServiceAccountInCluster {
  const whole = subjectIn(cluster, ref);
  const own = workloads.filter(
    workload =>
      workload.cluster === ref.cluster &&
      workload.namespace === ref.namespace &&
      workload.serviceAccount === ref.name,
  );
  const sharesNothing =
    own.length === 0 || own.length === whole.workloads.length;
  return sharesNothing ? whole : withWorkloads(whole, own);
}

/** Pods that are not finished; mostly these are all, and then no other list of them is made. */
export function activePods(pods: readonly PodRecord[]): readonly PodRecord[] {
  return pods.every(isActive) ? pods : pods.filter(isActive);
}

/** Whether a pod is not finished. */
export function isActive({ phase }: PodRecord): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed';
}

/** Names a workload or says how many there are. */
export function workloadsName(workloads: readonly WorkloadRecord[]): string {
  const [first] = workloads;
  if (!first) {
    return 'No workload';
  }
  return workloads.length === 1
    ? first.name
    : `${first.name} and ${workloads.length - 1} more`;
}
