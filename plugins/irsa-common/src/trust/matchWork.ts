import { MAX_MATCH_STEPS } from './glob';
import type { Pattern } from './pattern';

/**
 * The most steps for comparing the patterns of one policy with one request: enough for a document of the largest size that
 * is read against values of 1,024 characters.
 */
const MAX_STEPS = 262_144 * 1_024;

/** The most characters that policy variables may bring into the values of one policy. */
const MAX_INSERTED = 1 << 22;

/** Counts what comparing patterns may take, so that neither one long value nor many patterns can stall a process. */
export class MatchWork {
  private left = MAX_STEPS;
  private leftToInsert = MAX_INSERTED;

  /** Whether a text may be compared with a pattern; a plain text is compared at no cost. */
  allows(pattern: Pattern, text: string): boolean {
    return (
      pattern.literal !== undefined ||
      this.allowsSteps(pattern.glob.length * text.length)
    );
  }

  /** Whether one more comparison may take so many steps. */
  allowsSteps(steps: number): boolean {
    if (steps > MAX_MATCH_STEPS || steps > this.left) {
      return false;
    }
    this.left -= steps;
    return true;
  }

  /** Whether a policy variable may be replaced by a text of so many characters. */
  allowsInserting(characters: number): boolean {
    if (characters > this.leftToInsert) {
      return false;
    }
    this.leftToInsert -= characters;
    return true;
  }
}
