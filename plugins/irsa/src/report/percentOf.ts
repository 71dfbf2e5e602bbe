/** Whole percent of a base. Only everything is 100, and only nothing is 0, so that a rest does not vanish in rounding. */
export function percentOf(part: number, total: number): number {
  if (total === 0 || part === 0) {
    return 0;
  }
  return part === total
    ? 100
    : Math.min(99, Math.max(1, Math.round((100 * part) / total)));
}
