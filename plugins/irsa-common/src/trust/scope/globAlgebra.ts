import {
  ANY_CHARACTER,
  ANY_RUN,
  isEverything,
  isLiteral,
  matchesGlob,
  normalizeGlob,
} from '../glob';
import type { Glob } from '../glob';
import type { Budget } from './budget';
import { TooManyEntriesError } from './budget';

/** The longest patterns that are intersected; longer ones match no name. */
const MAX_LENGTH = 1_000;
/** The most alternatives that one intersection may have. */
const MAX_ALTERNATIVES = 200;

function textOf(literal: Glob): string {
  return String.fromCharCode(...literal);
}

/** Whether two patterns are written alike. */
export function isSameGlob(a: Glob, b: Glob): boolean {
  return a.length === b.length && a.every((token, index) => token === b[index]);
}

/**
 * Whether every text of `part` matches `whole`.
 *
 * @remarks A `*` of the part is only covered by a `*` of the whole, since it may stand for any text.
 */
export function coversGlob(whole: Glob, part: Glob): boolean {
  let at = 0;
  let partAt = 0;
  let lastRun = -1;
  let resumeAt = 0;
  while (partAt < part.length) {
    const token: number | undefined = whole[at];
    const found = part[partAt];
    if (token === ANY_RUN) {
      lastRun = at;
      resumeAt = partAt;
      at += 1;
    } else if (
      token === found ||
      (token === ANY_CHARACTER && found !== ANY_RUN)
    ) {
      at += 1;
      partAt += 1;
    } else if (lastRun >= 0) {
      resumeAt += 1;
      partAt = resumeAt;
      at = lastRun + 1;
    } else {
      return false;
    }
  }
  while (whole[at] === ANY_RUN) {
    at += 1;
  }
  return at === whole.length;
}

/** The texts that match both patterns, as a list of patterns; the list is exact. */
export function intersectGlobs(a: Glob, b: Glob, budget: Budget): Glob[] {
  if (isEverything(a) || isSameGlob(a, b)) {
    return [b];
  }
  if (isEverything(b)) {
    return [a];
  }
  budget.spend(a.length + b.length);
  if (isLiteral(a)) {
    // Two literals that were the same are handled above.
    return !isLiteral(b) && matchesGlob(b, textOf(a)) ? [a] : [];
  }
  if (isLiteral(b)) {
    return matchesGlob(a, textOf(b)) ? [b] : [];
  }
  if (coversGlob(a, b)) {
    return [b];
  }
  if (coversGlob(b, a)) {
    return [a];
  }
  return alignGlobs(a, b, budget);
}

/** Tries every way in which the wildcards of one pattern can take up the characters of the other. */
function alignGlobs(a: Glob, b: Glob, budget: Budget): Glob[] {
  if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) {
    throw new TooManyEntriesError();
  }
  const known = new Map<number, Glob[]>();
  function rest(i: number, j: number): Glob[] {
    const cell = i * (b.length + 1) + j;
    let found = known.get(cell);
    if (!found) {
      found = distinct(alternatives(i, j), budget);
      known.set(cell, found);
    }
    return found;
  }
  const prepend = (token: number, globs: Glob[]): Glob[] =>
    globs.map(glob => normalizeGlob([token, ...glob]));
  function alternatives(i: number, j: number): Glob[] {
    const left: number | undefined = a[i];
    const right: number | undefined = b[j];
    if (left === undefined && right === undefined) {
      return [[]];
    }
    if (left === ANY_RUN && right === ANY_RUN) {
      return prepend(ANY_RUN, [...rest(i + 1, j), ...rest(i, j + 1)]);
    }
    if (left === ANY_RUN) {
      return right === undefined
        ? rest(i + 1, j)
        : [...rest(i + 1, j), ...prepend(right, rest(i, j + 1))];
    }
    if (right === ANY_RUN) {
      return left === undefined
        ? rest(i, j + 1)
        : [...rest(i, j + 1), ...prepend(left, rest(i + 1, j))];
    }
    if (left === undefined || right === undefined) {
      return [];
    }
    if (left === right || right === ANY_CHARACTER) {
      return prepend(left, rest(i + 1, j + 1));
    }
    return left === ANY_CHARACTER ? prepend(right, rest(i + 1, j + 1)) : [];
  }
  return rest(0, 0);
}

/** Leaves out what another pattern of the list covers. */
function distinct(globs: Glob[], budget: Budget): Glob[] {
  const kept: Glob[] = [];
  for (const glob of globs) {
    budget.spend(1 + kept.length * (1 + glob.length));
    if (!kept.some(other => coversGlob(other, glob))) {
      for (let i = kept.length - 1; i >= 0; i--) {
        if (coversGlob(glob, kept[i])) {
          kept.splice(i, 1);
        }
      }
      kept.push(glob);
    }
    if (kept.length > MAX_ALTERNATIVES) {
      throw new TooManyEntriesError();
    }
  }
  return kept;
}
