import { FindingSeverity } from '../../model';

/** From the worst to the mildest. */
export const SEVERITIES: readonly FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
];

/** The worse of two severities. */
export function worseSeverity(
  a: FindingSeverity,
  b: FindingSeverity,
): FindingSeverity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}
