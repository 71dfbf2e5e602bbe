import {
  EntityBinding,
  EntityWorkload,
  workloadRef,
} from 'backstage-plugin-irsa-common';

/**
 * Names of a binding's workloads. A service account that the entity names outright may have none: then it stands for itself.
 */
export function workloadNames(
  binding: EntityBinding,
  workloads: readonly EntityWorkload[],
): string[] {
  const names = workloads
    .filter(workload => binding.workloads.includes(workloadRef(workload)))
    .map(({ name }) => name);
  const { namespace, name } = binding.serviceAccount;
  return names.length > 0 ? [...new Set(names)] : [`${namespace}/${name}`];
}
