import { Compliance } from '../api/types/report';
import { SEVERITIES } from '../checks/framework/severity';
import { FindingSeverity, Verdict } from '../model';

/**
 * A finding as it counts for the bindings that it concerns.
 *
 * @public
 */
export interface ConcerningFinding {
  /** How bad it is. */
  readonly severity: FindingSeverity;
  /** Whether it is wrong, cannot be known, or is accepted. */
  readonly state: 'fail' | 'unknown' | 'waived';
}

/**
 * What a binding counts as, and why.
 *
 * @public
 */
export interface JudgedCompliance {
  /** What it counts as. */
  readonly compliance: Compliance;
  /** It does not work. */
  readonly broken: boolean;
  /** Only a waiver keeps it from failing. */
  readonly waived: boolean;
}

/**
 * Judges one binding: compliant is what works without an open finding of medium or higher; waived findings do not count against it, and
 * what was not read never counts for it.
 *
 * @param isStale - whether it rests on a stale source; then it is unknown, whatever was read before.
 *
 * @public
 */
export function judgeCompliance(
  verdict: Verdict,
  isStale: boolean,
  findings: Iterable<ConcerningFinding>,
): JudgedCompliance {
  if (isStale || verdict === 'unknown') {
    return { compliance: 'unknown', broken: false, waived: false };
  }
  if (verdict === 'broken') {
    return { compliance: 'failing', broken: true, waived: false };
  }
  const states = new Set<ConcerningFinding['state']>();
  for (const { severity, state } of findings) {
    if (countsAgainst(severity)) {
      states.add(state);
    }
  }
  if (states.has('fail')) {
    return { compliance: 'failing', broken: false, waived: false };
  }
  return states.has('unknown')
    ? { compliance: 'unknown', broken: false, waived: false }
    : { compliance: 'compliant', broken: false, waived: states.has('waived') };
}

const LEAST = SEVERITIES.indexOf('medium');

/**
 * Whether a finding of this severity keeps a binding from being compliant: medium or higher.
 *
 * @public
 */
export function countsAgainst(severity: FindingSeverity): boolean {
  return SEVERITIES.indexOf(severity) <= LEAST;
}
