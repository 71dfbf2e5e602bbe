import { formatGlob, matchesGlob, normalizeGlob, wildcardGlob } from '../glob';
import { Random } from '../__testUtils__/random';
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
    for (let i = 0; i < 1_500; i++) {
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
    for (let i = 0; i < 5_000; i++) {
      const [a, b] = [randomGlob(random), randomGlob(random)];
      const isCovered = coversGlob(a, b);
      covered += Number(isCovered);
      const outside = all.filter(
        text => isCovered && matchesGlob(b, text) && !matchesGlob(a, text),
      );
      expect(outside).toEqual([]);
    }
    expect(covered).toBeGreaterThan(500);
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
    expect(() => intersectGlobs(wild('a'), wild('b'), new Budget())).toThrow(
      TooManyEntriesError,
    );
  });
});
