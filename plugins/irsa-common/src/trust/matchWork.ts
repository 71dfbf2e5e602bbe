import { MAX_MATCH_STEPS } from './glob';
import type { Pattern } from './pattern';

/**
 * The most steps for comparing the patterns of one policy with one request: enough for a document of the largest size that
 * is read against values of 1,024 characters.
 */
const MAX_STEPS = 262_144 * 1_024;

/** Counts what comparing patterns may take, so that neither one long value nor many patterns can stall a process. */
export class MatchWork {
  private left = MAX_STEPS;

  /** Whether a text may be compared with a pattern; a plain text is compared at no cost. */
  allows(pattern: Pattern, text: string): boolean {
    if (pattern.literal !== undefined) {
      return true;
    }
    const steps = pattern.glob.length * text.length;
    if (steps > MAX_MATCH_STEPS || steps > this.left) {
      return false;
    }
    this.left -= steps;
    return true;
  }
}
