import { FindingSeverity } from '../../model';

/**
 * Severities from the worst to the mildest.
 *
 * @public
 */
export const SEVERITIES: readonly FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
];

/**
 * The worse of two severities.
 *
 * @public
 */
export function worseSeverity(
  a: FindingSeverity,
  b: FindingSeverity,
): FindingSeverity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}
