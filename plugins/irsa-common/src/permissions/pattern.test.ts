import fc from 'fast-check';
import { canMatchBeginning, matches, matchesEveryBeginning } from './pattern';

const aText = fc.stringMatching(/^[ab]{0,5}$/);
const aPattern = fc.stringMatching(/^[ab*?]{0,5}$/);
const every = (length: number): string[] =>
  length === 0
    ? ['']
    : every(length - 1).flatMap(text => [text, `${text}a`, `${text}b`]);
const TAILS = [...new Set(every(6))];

/** The pattern as a regular expression. */
const expression = (pattern: string) =>
  new RegExp(`^${pattern.replace(/\*/g, '.*').replace(/\?/g, '.')}$`);

describe('patterns of actions', () => {
  it('match what a regular expression of the same meaning matches', () => {
    fc.assert(
      fc.property(aPattern, aText, (pattern, text) => {
        expect(matches(pattern, text)).toBe(expression(pattern).test(text));
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  it('can match a beginning when some text that begins so matches', () => {
    fc.assert(
      fc.property(aPattern, aText, (pattern, text) => {
        const some = TAILS.some(tail => expression(pattern).test(text + tail));
        expect(canMatchBeginning(pattern, text)).toBe(some);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('match every beginning only when every text that begins so matches', () => {
    fc.assert(
      fc.property(aPattern, aText, (pattern, text) => {
        const isEvery = matchesEveryBeginning(pattern, text);
        const all = TAILS.every(tail => expression(pattern).test(text + tail));
        expect(isEvery && !all).toBe(false);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
