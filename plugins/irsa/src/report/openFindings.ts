import type { ReportFindingCounts } from 'backstage-plugin-irsa-common';

/** Number of open findings of any severity. */
export function openFindings({ open }: ReportFindingCounts): number {
  return Object.values(open).reduce((sum, each) => sum + each, 0);
}

/** Number of findings in any state. */
export function allFindings(counts: ReportFindingCounts): number {
  return openFindings(counts) + counts.unknown + counts.waived;
}
