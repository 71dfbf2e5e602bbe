import type { TrustReasonCode } from './reasons';
import type { TrustProblem } from './types';

/** Makes a problem. */
export function problem(
  code: TrustReasonCode,
  path: string,
  message: string,
): TrustProblem {
  return { code, path, message };
}
