import { isLiteral, isTooLargeToMatch, matchesGlob } from './glob';
import type { Glob } from './glob';
import type { TrustMatch } from './types';

/** A policy value, ready to be compared. */
export interface Pattern {
  /** The value as written. */
  text: string;
  /** The value with variables replaced, as a pattern. */
  glob: Glob;
  /** Whether an unknown variable was replaced by `*`, so that a match is not certain. */
  approximate: boolean;
}

/** Compares a text with a pattern; an approximate pattern can rule out, but not prove. */
export function matchPattern(pattern: Pattern, text: string): TrustMatch {
  const { glob } = pattern;
  if (isLiteral(glob)) {
    return isSameText(glob, text) ? provable(pattern) : 'no';
  }
  if (isTooLargeToMatch(glob, text)) {
    return 'unknown';
  }
  return matchesGlob(glob, text) ? provable(pattern) : 'no';
}

/** `yes`, unless the pattern is only approximate. */
export function provable(pattern: Pattern): TrustMatch {
  return pattern.approximate ? 'unknown' : 'yes';
}

function isSameText(glob: Glob, text: string): boolean {
  if (glob.length !== text.length) {
    return false;
  }
  for (let i = 0; i < glob.length; i++) {
    if (glob[i] !== text.charCodeAt(i)) {
      return false;
    }
  }
  return true;
}
