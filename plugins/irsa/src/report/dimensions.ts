import type { Report, ReportRow } from 'backstage-plugin-irsa-common';

/** What the report is told apart by, with the name of the filter that narrows to one of its values. */
export const DIMENSIONS = [
  'owner',
  'system',
  'domain',
  'lifecycle',
  'cluster',
  'account',
] as const;

/** One of these. */
export type Dimension = (typeof DIMENSIONS)[number];

/** The rows of a dimension. */
export function rowsBy(
  report: Report,
  dimension: Dimension,
): readonly ReportRow[] {
  switch (dimension) {
    case 'owner':
      return report.byOwner;
    case 'system':
      return report.bySystem;
    case 'domain':
      return report.byDomain;
    case 'lifecycle':
      return report.byLifecycle;
    case 'cluster':
      return report.byCluster;
    default:
      return report.byAccount;
  }
}
