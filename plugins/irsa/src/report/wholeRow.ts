import type {
  FindingSeverity,
  ReportCounts,
  ReportFindingCounts,
  ReportRow,
} from 'backstage-plugin-irsa-common';

/**
 * What belongs to the value of a row, whether to it alone or to others too: as many as there are rows behind its numbers, which a filter by
 * this value shows.
 */
export function wholeRow({ shared, ...own }: ReportRow): ReportCounts {
  if (!shared) {
    return own;
  }
  const sum = (field: 'total' | 'compliant' | 'failing' | 'unknown') =>
    own[field] + shared[field];
  return {
    total: sum('total'),
    compliant: sum('compliant'),
    failing: sum('failing'),
    unknown: sum('unknown'),
    broken: own.broken + shared.broken,
    waived: own.waived + shared.waived,
    findings: {
      open: addOpen(own.findings.open, shared.findings.open),
      unknown: own.findings.unknown + shared.findings.unknown,
      waived: own.findings.waived + shared.findings.waived,
    },
  };
}

function addOpen(
  a: ReportFindingCounts['open'],
  b: ReportFindingCounts['open'],
): Record<FindingSeverity, number> {
  return {
    critical: a.critical + b.critical,
    high: a.high + b.high,
    medium: a.medium + b.medium,
    low: a.low + b.low,
    info: a.info + b.info,
  };
}
