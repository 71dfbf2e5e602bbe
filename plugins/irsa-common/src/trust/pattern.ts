import { isTooLargeToMatch, literalGlob, matchesGlob } from './glob';
import type { Glob } from './glob';
import type { TrustMatch } from './types';

/** A policy value, ready to be compared. */
export interface Pattern {
  /** The value as written. */
  readonly text: string;
  /** The only text that matches, when the value has neither wildcards nor variables. */
  readonly literal?: string;
  /** The value with variables replaced, as a pattern. */
  readonly glob: Glob;
  /** Whether an unknown variable was replaced by `*`, so that a match is not certain. */
  readonly approximate: boolean;
}

/** Most values of a fleet are plain texts, which are compared without being taken apart. */
class LiteralPattern implements Pattern {
  readonly approximate = false;

  constructor(readonly text: string) {}

  get literal(): string {
    return this.text;
  }

  get glob(): Glob {
    return literalGlob(this.text);
  }
}

/** The pattern of a value that stands for itself. */
export function literalPattern(text: string): Pattern {
  return new LiteralPattern(text);
}

/** Compares a text with a pattern; an approximate pattern can rule out, but not prove. */
export function matchPattern(pattern: Pattern, text: string): TrustMatch {
  if (pattern.literal !== undefined) {
    return pattern.literal === text ? 'yes' : 'no';
  }
  const { glob } = pattern;
  if (isTooLargeToMatch(glob, text)) {
    return 'unknown';
  }
  return matchesGlob(glob, text) ? provable(pattern) : 'no';
}

/** `yes`, unless the pattern is only approximate. */
export function provable(pattern: Pattern): TrustMatch {
  return pattern.approximate ? 'unknown' : 'yes';
}
