/** A text in three parts, of which the middle one differs from the others it is compared with. */
export interface DifferingParts {
  readonly before: string;
  readonly differing: string;
  readonly after: string;
}

// Subjects, ARNs and paths are compared by whole segments, since half a name underlined is harder to read than the name.
const SEGMENT = /[^:/.,]+|[:/.,]/g;

/**
 * Splits texts that should be equal into what they have in common at the start, what differs, and what they have in common at
 * the end.
 */
export function differingParts(texts: readonly string[]): DifferingParts[] {
  if (texts.length === 0) {
    return [];
  }
  const all = texts.map(text => [...(text.match(SEGMENT) ?? [])]);
  const reversed = all.map(segments => [...segments].reverse());
  const start = commonStart(all, Infinity);
  const shortest = Math.min(...all.map(segments => segments.length));
  const end = commonStart(reversed, shortest - start);
  return all.map(segments => ({
    before: segments.slice(0, start).join(''),
    differing: segments.slice(start, segments.length - end).join(''),
    after: segments.slice(segments.length - end).join(''),
  }));
}

/** How many segments all lists have in common at their start, at most `limit`. */
function commonStart(
  [first, ...others]: readonly (readonly string[])[],
  limit: number,
): number {
  const differsAt = first.findIndex((segment, index) =>
    others.some(other => other[index] !== segment),
  );
  return Math.min(differsAt === -1 ? first.length : differsAt, limit);
}
