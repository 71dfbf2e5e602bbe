import { Estate, EstateCluster } from './estate';
import { TrustReader } from './trustReader';
import {
  ServiceAccountRecord,
  ServiceAccountRef,
  WorkloadRecord,
} from '../model';

/** What every step of the resolver works on. */
export interface ResolveContext {
  readonly estate: Estate;
  readonly trust: TrustReader;
  /** Annotation prefix of clusters that state none. */
  readonly defaultPrefix: string;
}

/** A service account in its cluster, and the workloads that run as it. */
export interface ServiceAccountInCluster {
  readonly ref: ServiceAccountRef;
  readonly cluster: EstateCluster;
  readonly serviceAccount?: ServiceAccountRecord;
  readonly workloads: readonly WorkloadRecord[];
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
