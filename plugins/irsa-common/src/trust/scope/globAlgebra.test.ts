import { formatGlob, matchesGlob, normalizeGlob, wildcardGlob } from '../glob';
import { Random } from '../__testUtils__/random';
import { atLeast, partOf } from '../__testUtils__/share';
import { CountedBudget } from '../__testUtils__/countedBudget';
import { Budget, TooManyEntriesError } from './budget';
import { coversGlob, intersectGlobs } from './globAlgebra';

function* texts(alphabet: string, length: number): Generator<string> {
  yield '';
  if (length > 0) {
    for (const rest of texts(alphabet, length - 1)) {
      for (const first of alphabet) {
        yield first + rest;
      }
    }
  }
}

const all = [...new Set(texts('abc', 5))];

function randomGlob(random: Random) {
  const length = random.below(6);
  return normalizeGlob(
    wildcardGlob(
      Array.from({ length }, () => random.pick([...'ab*?*'])).join(''),
    ),
  );
}

describe('operations on patterns', () => {
  it('intersect exactly', () => {
    const random = new Random(3);
    for (let i = 0; i < partOf(1_500); i++) {
      const [a, b] = [randomGlob(random), randomGlob(random)];
      const common = intersectGlobs(a, b, new Budget());
      for (const text of all) {
        const inBoth = matchesGlob(a, text) && matchesGlob(b, text);
        if (common.some(glob => matchesGlob(glob, text)) !== inBoth) {
          throw new Error(
            `${formatGlob(a)} and ${formatGlob(b)} differ at "${text}"`,
          );
        }
      }
    }
    expect(all.length).toBeGreaterThan(300);
  });

  it('never call a pattern covered that is not', () => {
    const random = new Random(4);
    let covered = 0;
    for (let i = 0; i < partOf(5_000); i++) {
      const [a, b] = [randomGlob(random), randomGlob(random)];
      const isCovered = coversGlob(a, b);
      covered += Number(isCovered);
      const outside = all.filter(
        text => isCovered && matchesGlob(b, text) && !matchesGlob(a, text),
      );
      expect(outside).toEqual([]);
    }
    expect(covered).toBeGreaterThan(atLeast(500));
  });

  it('find both orders of two words', () => {
    const common = intersectGlobs(
      wildcardGlob('*ab*'),
      wildcardGlob('*cd*'),
      new Budget(),
    );
    expect(common.map(formatGlob).sort()).toEqual(['*ab*cd*', '*cd*ab*']);
  });

  it('give up on patterns that interleave in too many ways', () => {
    const wild = (letter: string) =>
      wildcardGlob(`${`*${letter}`.repeat(40)}*`);
    expect(() =>
      intersectGlobs(wild('a'), wild('b'), new Budget(20_000)),
    ).toThrow(TooManyEntriesError);
  });
});

/** The texts common to two patterns, as patterns. */
function commonOf(a: string, b: string): string[] {
  return intersectGlobs(wildcardGlob(a), wildcardGlob(b), new Budget()).map(
    formatGlob,
  );
}

/** How much work it is to intersect two patterns. */
function work(a: string, b: string): number {
  const budget = new CountedBudget();
  intersectGlobs(wildcardGlob(a), wildcardGlob(b), budget);
  return budget.counted;
}

describe('what two patterns have in common', () => {
  it.each([
    ['a', 'a', ['a']],
    ['a', 'b', []],
    ['a', 'ab', []],
    ['a', '?', ['a']],
    ['a', '??', []],
    ['ab', 'a*', ['ab']],
    ['ab', 'b*', []],
    ['*', 'a?', ['a?']],
    ['a*', 'ab*', ['ab*']],
    ['a?', '?b', ['ab']],
    ['?', '??', []],
    ['a?', 'a?b', []],
    ['a*', 'b*', []],
    ['a*', '*b', ['a*b']],
    ['*aa', '?a', ['aa']],
    ['a*a', 'aa*', ['aa', 'aa*a']],
    ['*ab*', '*ba*', ['*aba*', '*ab*ba*', '*bab*', '*ba*ab*']],
  ])('%s and %s: %j', (a, b, expected) => {
    expect(commonOf(a, b).sort()).toEqual([...expected].sort());
    expect(commonOf(b, a).sort()).toEqual([...expected].sort());
  });

  it('is told without repetition', () => {
    const random = new Random(13);
    let several = 0;
    for (let i = 0; i < partOf(2_000); i++) {
      const found = intersectGlobs(
        randomGlob(random),
        randomGlob(random),
        new Budget(),
      );
      several += Number(found.length > 1);
      const covered = found.filter(glob =>
        found.some(other => other !== glob && coversGlob(other, glob)),
      );
      expect(covered.map(formatGlob)).toEqual([]);
    }
    expect(several).toBeGreaterThan(atLeast(100));
  });

  it('is found at once where one pattern covers the other, whatever their length', () => {
    const long = 'a'.repeat(1_500);
    for (const [a, b, expected] of [
      ['*', long, long],
      ['a*', long, long],
      ['*b', long, undefined],
      [`${long}*`, `${long}b*`, `${long}b*`],
      [`*${long}?`, `b*${long}?`, `b*${long}?`],
    ] as const) {
      expect(commonOf(a, b)).toEqual(expected === undefined ? [] : [expected]);
      expect(commonOf(b, a)).toEqual(expected === undefined ? [] : [expected]);
    }
  });

  it('is looked for in patterns up to a length', () => {
    const fits = `*${'a'.repeat(999)}`;
    expect(commonOf(fits, 'b*')).toEqual([`b*${'a'.repeat(999)}`]);
    expect(commonOf('b*', fits)).toEqual([`b*${'a'.repeat(999)}`]);
    expect(() => commonOf(`${fits}a`, 'b*')).toThrow(TooManyEntriesError);
    expect(() => commonOf('b*', `${fits}a`)).toThrow(TooManyEntriesError);
  });

  it('has a limited number of alternatives, whatever the budget', () => {
    const many = (count: number) =>
      intersectGlobs(
        wildcardGlob('*w*x*y*z*'),
        wildcardGlob(`${'*b'.repeat(count)}*`),
        new CountedBudget(),
      );
    expect(many(5)).toHaveLength(126);
    expect(() => many(6)).toThrow(TooManyEntriesError);
  });

  it('is found with little work, which is counted', () => {
    expect(work('a', 'a')).toBe(0);
    expect(work('*', 'abc')).toBe(0);
    expect(work('abc', '*')).toBe(0);
    expect(work('abc', 'a*')).toBe(5);
    expect(work('a*', 'ab*')).toBe(5);
    // Each pair of places is looked at once.
    expect(work('*a*b*c*', '*d*e*f*')).toBe(5_975);
    expect(work('*a*b*', '*c*d*')).toBe(325);
  });
});

describe('covering', () => {
  it.each([
    ['*', 'a'],
    ['*', ''],
    ['*', '*'],
    ['**', ''],
    ['a*', 'a'],
    ['a**', 'a'],
    ['*a', 'a'],
    ['?', 'a'],
    ['?*', 'a*'],
    ['*?', '*a'],
    ['a*b*', 'ab'],
    ['*b', 'bbb'],
    ['*ab*', 'aab*'],
    ['?', '?'],
  ])('%s covers %s', (whole, part) => {
    expect(coversGlob(wildcardGlob(whole), wildcardGlob(part))).toBe(true);
  });

  it.each([
    ['', 'a'],
    ['a', ''],
    ['a', '*'],
    ['?', '*'],
    ['?', ''],
    ['a', '?'],
    ['a?', 'a'],
    ['a', 'ab'],
    ['a*b', 'a'],
    ['*a', 'b'],
    ['*b', 'bba'],
  ])('%s does not cover %s', (whole, part) => {
    expect(coversGlob(wildcardGlob(whole), wildcardGlob(part))).toBe(false);
  });
});
