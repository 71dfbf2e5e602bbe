import { MAX_MATCH_STEPS } from './glob';
import { MatchWork } from './matchWork';
import { literalPattern } from './pattern';
import type { Pattern } from './pattern';

const glob = new Array<number>(1_024).fill(97);
const pattern: Pattern = { text: '', glob, approximate: false };
/** As long as a text can be that is compared with the pattern. */
const longest = 'a'.repeat(MAX_MATCH_STEPS / glob.length);

describe('the work of comparing patterns', () => {
  it('is limited for each comparison', () => {
    expect(new MatchWork().allows(pattern, longest)).toBe(true);
    expect(new MatchWork().allows(pattern, `${longest}a`)).toBe(false);
  });

  it('is limited for all of them together', () => {
    const work = new MatchWork();
    const answers = Array.from({ length: 9 }, () =>
      work.allows(pattern, longest),
    );
    expect(answers).toEqual([...Array<boolean>(8).fill(true), false]);
    expect(work.allows(pattern, 'a')).toBe(false);
    expect(work.allows(pattern, '')).toBe(true);
  });

  it('is none for plain texts', () => {
    const work = new MatchWork();
    const text = literalPattern('a'.repeat(70_000));
    for (let count = 0; count < 9; count++) {
      expect(work.allows(text, longest)).toBe(true);
    }
    expect(work.allows(pattern, longest)).toBe(true);
  });
});
