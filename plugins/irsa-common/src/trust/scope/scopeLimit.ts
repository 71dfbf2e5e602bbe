import type { TrustReason } from '../reasons';
import type { TrustProblem } from '../types';
import { TRUST_SCOPE_MAX_ENTRIES, withinBudget } from './budget';

/** Stands for a set that is not written down. */
export const tooManyReason: TrustReason = {
  code: 'TOO_MANY_ENTRIES',
  message: `The set needs more than ${TRUST_SCOPE_MAX_ENTRIES} entries, or too much work to find them, so it is not written down.`,
};

/** Runs a computation; undefined and a problem when the set needs too many entries. */
export function within<T>(
  problems: TrustProblem[],
  path: string,
  compute: () => T,
): T | undefined {
  const result = withinBudget(compute);
  if (result === undefined) {
    problems.push({ ...tooManyReason, path });
  }
  return result;
}
