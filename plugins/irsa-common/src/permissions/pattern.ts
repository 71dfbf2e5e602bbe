/**
 * Whether a pattern of an action matches a text. Both are in lower case; `*` is any run of characters, `?` one.
 */
export function matches(pattern: string, text: string): boolean {
  const wildcard = firstWildcard(pattern);
  // Most patterns are plain actions, or the beginning of some.
  if (wildcard === pattern.length) {
    return pattern === text;
  }
  if (text.length < wildcard || !hasCommonBeginning(pattern, text, wildcard)) {
    return false;
  }
  return (
    endsWithOnlyStar(pattern, wildcard) ||
    run(pattern, text).has(pattern.length)
  );
}

/** Whether a pattern can match anything that begins with a text. */
export function canMatchBeginning(pattern: string, text: string): boolean {
  const wildcard = firstWildcard(pattern);
  if (wildcard === pattern.length) {
    return pattern.startsWith(text);
  }
  if (!hasCommonBeginning(pattern, text, wildcard)) {
    return false;
  }
  return (
    text.length <= wildcard ||
    endsWithOnlyStar(pattern, wildcard) ||
    run(pattern, text).size > 0
  );
}

/** Whether a pattern matches everything that begins with a text, for certain. */
export function matchesEveryBeginning(pattern: string, text: string): boolean {
  return pattern.endsWith('*') && matches(pattern, text);
}

/** Where the first wildcard of a pattern is; its length where it has none. */
function firstWildcard(pattern: string): number {
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '*' || character === '?') {
      return at;
    }
  }
  return pattern.length;
}

/** Whether pattern and text are the same up to the first wildcard or the end of the text, without which they cannot match. */
function hasCommonBeginning(
  pattern: string,
  text: string,
  wildcard: number,
): boolean {
  const length = Math.min(wildcard, text.length);
  for (let at = 0; at < length; at++) {
    if (pattern[at] !== text[at]) {
      return false;
    }
  }
  return true;
}

/** Whether a star at the end is the only wildcard, so that the pattern matches whatever begins as it does and is as long. */
function endsWithOnlyStar(pattern: string, wildcard: number): boolean {
  return wildcard === pattern.length - 1 && pattern[wildcard] === '*';
}

/** Positions in the pattern at which it may stand after a text; few, since a pattern has few stars. */
function run(pattern: string, text: string): Set<number> {
  let at = skipStars(pattern, new Set([0]));
  for (const character of text) {
    const next = new Set<number>();
    for (const position of at) {
      if (pattern[position] === '*') {
        next.add(position);
      } else if (pattern[position] === '?' || pattern[position] === character) {
        next.add(position + 1);
      }
    }
    if (next.size === 0) {
      return next;
    }
    at = skipStars(pattern, next);
  }
  return at;
}

function skipStars(pattern: string, positions: Set<number>): Set<number> {
  for (const position of positions) {
    // A set takes in what is added while it is gone through.
    if (pattern[position] === '*') {
      positions.add(position + 1);
    }
  }
  return positions;
}
