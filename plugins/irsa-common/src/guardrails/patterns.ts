import { matchesGlob, wildcardGlob } from '../trust/glob';
import { Budget, withinBudget } from '../trust/scope/budget';
import { coversGlob, intersectGlobs } from '../trust/scope/globAlgebra';

/** Whether a text matches one of some globs. */
export function matchesAny(globs: readonly string[], text: string): boolean {
  return globs.some(glob => matchesGlob(wildcardGlob(glob), text));
}

/** The glob that a pattern may have a text in common with, letter case aside; one that cannot be told counts. */
export function overlapping(
  globs: readonly string[],
  pattern: string,
): string | undefined {
  const wanted = fold(pattern);
  return globs.find(glob => {
    const common = withinBudget(() =>
      intersectGlobs(fold(glob), wanted, new Budget()),
    );
    return common === undefined || common.length > 0;
  });
}

/** Whether one of some globs covers everything that a pattern stands for, letter case aside. */
export function isCovered(globs: readonly string[], pattern: string): boolean {
  return globs.some(glob => coversGlob(fold(glob), fold(pattern)));
}

function fold(text: string): readonly number[] {
  return wildcardGlob(text.toLocaleLowerCase('en-US'));
}
