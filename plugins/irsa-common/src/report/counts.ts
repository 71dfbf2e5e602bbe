import { ReportCounts, ReportFindingCounts } from '../api/types/report';
import { FindingSeverity } from '../model';
import { ConcerningFinding, JudgedCompliance } from './compliance';

/** Takes away `readonly`, for the one place that still counts. */
type Counting<T> = {
  -readonly [K in keyof T]: T[K] extends number ? number : Counting<T[K]>;
};

/** {@link ReportFindingCounts} while they grow. */
export type FindingTally = Counting<ReportFindingCounts>;
/** {@link ReportCounts} while they grow. */
export type Tally = Counting<ReportCounts>;

export function emptyFindingTally(): FindingTally {
  return {
    open: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
    unknown: 0,
    waived: 0,
  };
}

export function emptyTally(): Tally {
  return {
    total: 0,
    compliant: 0,
    failing: 0,
    unknown: 0,
    broken: 0,
    waived: 0,
    findings: emptyFindingTally(),
  };
}

export function countBinding(tally: Tally, judged: JudgedCompliance): void {
  tally.total += 1;
  tally[judged.compliance] += 1;
  tally.broken += judged.broken ? 1 : 0;
  tally.waived += judged.waived ? 1 : 0;
}

export function countFinding(
  tally: FindingTally,
  { severity, state }: ConcerningFinding,
): void {
  if (state === 'fail') {
    tally.open[severity] += 1;
  } else {
    tally[state] += 1;
  }
}

/** Adds counts to a tally. */
export function addCounts(tally: Tally, counts: ReportCounts): void {
  tally.total += counts.total;
  tally.compliant += counts.compliant;
  tally.failing += counts.failing;
  tally.unknown += counts.unknown;
  tally.broken += counts.broken;
  tally.waived += counts.waived;
  for (const [severity, count] of Object.entries(counts.findings.open)) {
    tally.findings.open[severity as FindingSeverity] += count;
  }
  tally.findings.unknown += counts.findings.unknown;
  tally.findings.waived += counts.findings.waived;
}

/** How many findings are open. */
export function openFindings({ open }: ReportFindingCounts): number {
  return open.critical + open.high + open.medium + open.low + open.info;
}
