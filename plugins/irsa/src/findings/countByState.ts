import type {
  FindingState,
  ReportedFinding,
} from 'backstage-plugin-irsa-common';

/** How many of the findings are in each state. */
export function countByState(
  findings: readonly ReportedFinding[],
): Record<FindingState, number> {
  const counts = { fail: 0, unknown: 0, waived: 0 };
  findings.forEach(({ state }) => counts[state]++);
  return counts;
}
