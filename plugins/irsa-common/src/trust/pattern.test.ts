import { wildcardGlob } from './glob';
import { literalPattern, matchPattern } from './pattern';

const glob = (text: string, approximate = false) => ({
  text,
  glob: wildcardGlob(text),
  approximate,
});

describe('matchPattern', () => {
  it('compares plain texts as a whole', () => {
    expect(matchPattern(literalPattern('a*'), 'a*')).toBe('yes');
    expect(matchPattern(literalPattern('a*'), 'ab')).toBe('no');
    expect(literalPattern('a*').glob).toEqual([97, 42]);
    expect(literalPattern('a*').approximate).toBe(false);
  });

  it('rules out, but does not prove, with an unknown variable', () => {
    expect(matchPattern(glob('a*'), 'ab')).toBe('yes');
    expect(matchPattern(glob('a*'), 'b')).toBe('no');
    expect(matchPattern(glob('a*', true), 'ab')).toBe('unknown');
    expect(matchPattern(glob('a*', true), 'b')).toBe('no');
  });

  it('leaves a product of lengths past the limit open', () => {
    const long = 'a'.repeat(6_000);
    expect(matchPattern(glob(`*${long}`), long)).toBe('unknown');
    expect(matchPattern(glob(`*${long}`), 'a'.repeat(5_000))).toBe('no');
  });
});
