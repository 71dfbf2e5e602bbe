import {
  formatGlob,
  isEverything,
  isLiteral,
  isTooLargeToMatch,
  literalGlob,
  matchesGlob,
  MAX_MATCH_STEPS,
  normalizeGlob,
  parseGlob,
  wildcardGlob,
} from './glob';
import { Random } from './__testUtils__/random';
import { partOf } from './__testUtils__/share';

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
    for (let i = 0; i < partOf(20_000); i++) {
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

describe('a pattern', () => {
  it.each([
    ['', true],
    ['a', true],
    ['\u0000', true],
    ['*', false],
    ['a?', false],
  ])('%j has no wildcard: %s', (pattern, expected) => {
    expect(isLiteral(wildcardGlob(pattern))).toBe(expected);
  });

  it.each([
    ['*', true],
    ['', false],
    ['?', false],
    ['a', false],
    ['**', false],
  ])('%j is everything: %s', (pattern, expected) => {
    expect(isEverything(wildcardGlob(pattern))).toBe(expected);
  });

  it.each([
    'a{',
    '$',
    '$a',
    '{',
    '$$',
    'a$',
    '${',
    '${a}',
    '${*',
    '${*}',
    '${{',
  ])('of the literal text %s is written so that it is read back', text => {
    const written = formatGlob(literalGlob(text));
    expect(parseGlob(written)).toEqual(literalGlob(text));
    expect(written.length).toBeGreaterThanOrEqual(text.length);
  });

  it('escapes only what would be read otherwise', () => {
    expect(formatGlob(literalGlob('a{'))).toBe('a{');
    expect(formatGlob(literalGlob('$a{'))).toBe('$a{');
    expect(parseGlob('a${*}b${?}${$}${x}')).toEqual([
      ...literalGlob('a*b?$${x}'),
    ]);
  });

  it('is too large to match past a number of steps', () => {
    const glob = literalGlob('a'.repeat(1_024));
    expect(isTooLargeToMatch(glob, 'a'.repeat(MAX_MATCH_STEPS / 1_024))).toBe(
      false,
    );
    expect(
      isTooLargeToMatch(glob, 'a'.repeat(MAX_MATCH_STEPS / 1_024 + 1)),
    ).toBe(true);
  });
});
