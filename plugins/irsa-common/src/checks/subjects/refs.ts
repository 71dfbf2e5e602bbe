import {
  FindingSubject,
  ServiceAccountRef,
  serviceAccountRef,
  WorkloadRecord,
  workloadRef,
} from '../../model';

/** A service account as the subject of a finding. */
export function serviceAccountSubject(ref: ServiceAccountRef): FindingSubject {
  return { kind: 'service-account', ref: serviceAccountRef(ref) };
}

/** A workload as the subject of a finding. */
export function workloadSubject(workload: WorkloadRecord): FindingSubject {
  return { kind: 'workload', ref: workloadRef(workload) };
}

/** A cluster as the subject of a finding. */
export function clusterSubject(cluster: string): FindingSubject {
  return { kind: 'cluster', ref: `cluster:${cluster}` };
}

/** An account as the subject of a finding. */
export function accountSubject(account: string): FindingSubject {
  return { kind: 'account', ref: `account:${account}` };
}

/** A namespace as the subject of a finding. */
export function namespaceSubject(
  cluster: string,
  namespace: string,
): FindingSubject {
  return { kind: 'namespace', ref: `namespace:${cluster}/${namespace}` };
}
