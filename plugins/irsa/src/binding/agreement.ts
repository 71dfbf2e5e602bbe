import type {
  DeclaredRole,
  EntityBinding,
  EntityWorkload,
  TruthDifference,
} from 'backstage-plugin-irsa-common';
import { workloadRef } from 'backstage-plugin-irsa-common';

/** How what is declared, set up and observed fit together for a binding. */
export type Agreement =
  | 'all-agree'
  | 'configured-and-observed-agree'
  | 'no-pod-runs'
  | 'observed-unknown'
  | 'differ';

/** Says whether the kinds of truth agree; what was not read is never taken to agree. Absent for what nobody has set up. */
export function agreementOf(
  binding: EntityBinding,
  workloads: readonly EntityWorkload[],
  declared: readonly DeclaredRole[],
  differences: readonly TruthDifference[],
): Agreement | undefined {
  if (differences.length > 0) {
    return 'differ';
  }
  if (!binding.configured) {
    return undefined;
  }
  const pods = workloads
    .filter(each => binding.workloads.includes(workloadRef(each)))
    .map(each => each.pods);
  const workload = binding.lane.find(({ hop }) => hop === 'workload');
  if (
    pods.includes(undefined) ||
    (workload?.status !== 'works' && workload?.status !== 'attention')
  ) {
    return 'observed-unknown';
  }
  if (pods.every(count => count === 0)) {
    return 'no-pod-runs';
  }
  return declared.some(({ roleArn }) => roleArn === binding.roleArn)
    ? 'all-agree'
    : 'configured-and-observed-agree';
}
