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

/** Pods that are not finished. */
export function activePods(pods: readonly PodRecord[]): readonly PodRecord[] {
  return pods.filter(
    pod => pod.phase !== 'Succeeded' && pod.phase !== 'Failed',
  );
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
