import {
  formatGlob,
  matchesGlob,
  normalizeGlob,
  parseGlob,
  wildcardGlob,
} from './glob';
import { Random } from './__testUtils__/random';

/** The obvious definition, exponential in the worst case. */
function matchesSlowly(pattern: string, text: string): boolean {
  if (pattern === '') {
    return text === '';
  }
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first === '*') {
    return (
      matchesSlowly(rest, text) ||
      (text !== '' && matchesSlowly(pattern, text.slice(1)))
    );
  }
  return (
    text !== '' &&
    (first === '?' || first === text[0]) &&
    matchesSlowly(rest, text.slice(1))
  );
}

function randomText(random: Random, alphabet: string, length: number): string {
  return Array.from({ length: random.below(length + 1) }, () =>
    random.pick([...alphabet]),
  ).join('');
}

describe('matchesGlob', () => {
  it('agrees with the obvious definition', () => {
    const random = new Random(7);
    const wrong: string[][] = [];
    for (let i = 0; i < 20_000; i++) {
      const pattern = randomText(random, 'ab*?*', 7);
      const text = randomText(random, 'ab', 8);
      if (
        matchesGlob(wildcardGlob(pattern), text) !==
        matchesSlowly(pattern, text)
      ) {
        wrong.push([pattern, text]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a', 'b'],
    ['*a', 'b'],
    ['a*a', 'c'],
  ])(
    'needs no more steps than the product of lengths for %s…%s',
    (unit, end) => {
      const size = 2_000;
      const pattern = wildcardGlob(
        `${unit.repeat(size / unit.length)}${end}`.replace(/^a/, '*a'),
      );
      const text = 'a'.repeat(size);
      let steps = 0;
      matchesGlob(pattern, text, () => {
        steps += 1;
      });
      expect(steps).toBeLessThanOrEqual(pattern.length * text.length);
    },
  );

  it('takes brackets, backslashes and dots as plain characters', () => {
    expect(matchesGlob(wildcardGlob('[a]'), 'a')).toBe(false);
    expect(matchesGlob(wildcardGlob('a.c'), 'abc')).toBe(false);
    expect(matchesGlob(wildcardGlob('a\\*'), 'a\\b')).toBe(true);
  });
});

describe('patterns as text', () => {
  it('are written and read back with their escapes', () => {
    const glob = [42, 63, 36, 123, -1, -2, 97, 36];
    expect(formatGlob(glob)).toBe('${*}${?}${$}{*?a$');
    expect(parseGlob(formatGlob(glob))).toEqual(glob);
  });

  it('have one spelling for runs of wildcards', () => {
    expect(formatGlob(normalizeGlob(wildcardGlob('a**?*?b*')))).toBe('a??*b*');
  });
});
