import { matchesGlob, wildcardGlob } from './glob';
import { foldCase } from './letterCase';
import { MatchWork } from './matchWork';
import type { TrustMatch } from './types';

/**
 * Whether an action of a policy covers an action of a request; letter case does not matter, `*` and `?` are wildcards
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
 */
export function matchAction(
  pattern: string,
  action: string,
  work: MatchWork = new MatchWork(),
): TrustMatch {
  const folded = foldCase(pattern);
  const text = foldCase(action);
  if (folded === text) {
    return 'yes';
  }
  const glob = wildcardGlob(folded);
  if (!work.allowsSteps(glob.length * text.length)) {
    return 'unknown';
  }
  return matchesGlob(glob, text) ? 'yes' : 'no';
}
