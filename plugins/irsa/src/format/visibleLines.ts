/**
 * Numbers of the lines to show, counted from 1, when at most `limit` fit: the marked ones and what stands around them, or the
 * first ones where none is marked. Marked lines are shown even when they alone are more than `limit`.
 */
export function visibleLines(
  total: number,
  marked: readonly number[],
  limit: number,
): number[] {
  if (total <= limit) {
    return range(1, total);
  }
  const shown = new Set(marked.filter(line => line >= 1 && line <= total));
  if (shown.size === 0) {
    return range(1, limit);
  }
  const anchors = [...shown];
  for (let distance = 1; distance < total && shown.size < limit; distance++) {
    for (const anchor of anchors) {
      for (const line of [anchor - distance, anchor + distance]) {
        if (line >= 1 && line <= total && shown.size < limit) {
          shown.add(line);
        }
      }
    }
  }
  // A single hidden line takes as much room as the words that say so.
  const isShown = (line: number) => shown.has(line) || line < 1 || line > total;
  return range(1, total).filter(
    line => shown.has(line) || (isShown(line - 1) && isShown(line + 1)),
  );
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
