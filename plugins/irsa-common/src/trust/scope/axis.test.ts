import { formatGlob, wildcardGlob } from '../glob';
import {
  accountAxis,
  audienceAxis,
  canonicalGlob,
  clusterAxis,
  nameAxis,
  namespaceAxis,
  regionAxis,
} from './axis';
import type { Axis } from './axis';

/** The one spelling of a pattern, or nothing when no text of the axis matches it. */
function spell(axis: Axis, pattern: string): string | undefined {
  const canonical = canonicalGlob(axis, wildcardGlob(pattern));
  return canonical && formatGlob(canonical);
}

/** The characters of printable ASCII that can occur on an axis. */
function alphabet(axis: Axis): string {
  return Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
    .filter(character => axis.accepts(character.charCodeAt(0)))
    .join('');
}

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';

describe('an axis', () => {
  it.each([
    ['namespaces', namespaceAxis, `-${digits}${lower}`, 63],
    ['names', nameAxis, `-.${digits}${lower}`, 253],
    ['partitions and regions', regionAxis, `-${digits}${lower}`, 63],
    ['accounts', accountAxis, digits, 12],
    ['clusters', clusterAxis, `-${digits}${lower.toUpperCase()}_${lower}`, 100],
  ])('of %s has its characters and length', (_, axis, characters, length) => {
    expect(alphabet(axis)).toBe(characters);
    const longest = '0'.repeat(length);
    expect(spell(axis, longest)).toBe(longest);
    expect(spell(axis, `${longest}0`)).toBeUndefined();
    expect(spell(axis, `${longest}*`)).toBe(`${longest}*`);
    expect(spell(axis, `${longest}?`)).toBeUndefined();
  });

  it('of audiences takes any text', () => {
    expect(alphabet(audienceAxis)).toHaveLength(95);
    expect(spell(audienceAxis, '-ä.\ud800')).toBe('-ä.\ud800');
    expect(spell(audienceAxis, 'a'.repeat(65_536))).toHaveLength(65_536);
    expect(spell(audienceAxis, 'a'.repeat(65_537))).toBeUndefined();
  });

  it('knows whether letter case can differ', () => {
    expect(
      [namespaceAxis, nameAxis, regionAxis, accountAxis].map(
        axis => axis.mixedCase,
      ),
    ).toEqual([false, false, false, false]);
    expect([audienceAxis, clusterAxis].map(axis => axis.mixedCase)).toEqual([
      true,
      true,
    ]);
  });
});

describe('canonicalGlob', () => {
  it.each([
    ['*', '*'],
    ['?*', '*'],
    ['*?', '*'],
    ['**', '*'],
    ['?', '?'],
    ['??*', '??*'],
    ['*a', '*a'],
    ['?a', '?a'],
    ['a*', 'a*'],
    ['a?*', 'a?*'],
    ['a.b', 'a.b'],
    ['a-b', 'a-b'],
    ['*-b', '*-b'],
    ['a-*', 'a-*'],
    ['?.b', '?.b'],
    ['a.?', 'a.?'],
    ['*.*', '*.*'],
    ['a--b', 'a--b'],
  ])('of the name %s is %s', (pattern, expected) => {
    expect(spell(nameAxis, pattern)).toBe(expected);
  });

  it.each([
    '',
    '-a',
    'a-',
    '.a',
    'a.',
    'a..b',
    'a.-b',
    'a-.b',
    '-',
    '.',
    '-*',
    '*-',
    '.*',
    '*.',
    'A',
    'a_b',
    'a*B',
    'a\u0000b',
  ])('of the name %j is nothing', pattern => {
    expect(spell(nameAxis, pattern)).toBeUndefined();
  });

  it('does not ask for labels where there are none', () => {
    expect(spell(regionAxis, '-a-')).toBe('-a-');
    expect(spell(clusterAxis, '-A_')).toBe('-A_');
    expect(spell(audienceAxis, '.a.')).toBe('.a.');
    expect(spell(audienceAxis, '')).toBeUndefined();
  });
});
