import {
  EntityBinding,
  EntityWorkload,
  renderRemediation,
  ReportedFinding,
  TruthDifference,
  TruthDifferenceCode,
  workloadRef,
} from 'backstage-plugin-irsa-common';

/** Running pods keep what they got when they were created, so a new one settles these. */
const KEPT_UNTIL_CREATED_AGAIN: readonly TruthDifferenceCode[] = [
  'OBSERVED_OTHER_ROLE',
  'OBSERVED_OTHER_MECHANISM',
  'OBSERVED_NOT_CONFIGURED',
  'OBSERVED_OTHER_AUDIENCE',
];

/** Checks that explain pods without a role by their age. */
const SETTLED_BY_RESTART = [
  'IRSA-PD-001',
  'IRSA-PD-002',
  'IRSA-PD-003',
  'IRSA-PI-004',
];

/**
 * The commands that give running pods what new ones get; absent where a restart would not help, for instance because the webhook skips
 * the pods.
 *
 * @param findings - those about the workloads of the binding.
 */
export function restartCommands(
  binding: EntityBinding,
  workloads: readonly EntityWorkload[],
  differences: readonly TruthDifference[],
  findings: readonly ReportedFinding[],
): string | undefined {
  const helps = differences.some(
    ({ code }) =>
      KEPT_UNTIL_CREATED_AGAIN.includes(code) ||
      (code === 'CONFIGURED_NOT_OBSERVED' &&
        findings.some(
          ({ checkId, state }) =>
            state !== 'unknown' && SETTLED_BY_RESTART.includes(checkId),
        )),
  );
  const concerned = workloads.filter(each =>
    binding.workloads.includes(workloadRef(each)),
  );
  if (!helps || concerned.length === 0) {
    return undefined;
  }
  return renderRemediation(
    concerned.map(({ cluster, kind, name, namespace }) => ({
      action: 'restart-workload',
      cluster,
      kind,
      name,
      namespace,
    })),
  ).find(({ target }) => target === 'kubectl')?.text;
}
