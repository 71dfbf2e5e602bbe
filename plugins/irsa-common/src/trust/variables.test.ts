import { formatGlob } from './glob';
import { NO_VALUE, readPattern, variablesOf } from './variables';
import type { VariableValue } from './variables';

const values: Record<string, VariableValue> = {
  known: { state: 'value', value: 'k*' },
  empty: { state: 'value', value: '' },
  open: { state: 'unknown' },
};

const valueOf = (key: string): VariableValue =>
  values[key] ?? { state: 'absent' };

/** The pattern as text, with a mark when it is only approximate. */
function read(text: string, syntax: 'text' | 'glob' = 'glob'): string {
  const pattern = readPattern(text, syntax, valueOf);
  if (pattern === NO_VALUE) {
    return pattern;
  }
  return `${pattern.approximate ? '~' : ''}${formatGlob(pattern.glob)}`;
}

describe('readPattern', () => {
  it.each([
    ['a${known}b', 'ak${*}b'],
    ['${known}', 'k${*}'],
    ['${ known }', 'k${*}'],
    ['${empty}a*', 'a*'],
    ['${open}a', '~*a'],
    ["${none, 'd*'}", 'd${*}'],
    ["${none,'d'}", 'd'],
    ["${none ,   'd'   }", 'd'],
    ["${known, 'd'}", 'k${*}'],
    ["${none, ''}", ''],
    ['a${none}', 'no-value'],
    ['${*}*', '${*}*'],
    ['${?}?', '${?}?'],
    ['${$}{a}', '${$}{a}'],
    ['${}', '${$}{}'],
    ['${known', '${$}{known'],
    ["${'d'}", "${$}{'d'}"],
    ['${none, d}', '${$}{none, d}'],
    ['${none, dd}', '${$}{none, dd}'],
    ["${none, '}", "${$}{none, '}"],
    ["${none, 'd'd'}", "${$}{none, 'd'd'}"],
    ["${, 'd'}", "${$}{, 'd'}"],
    ['$known', '$known'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('takes wildcards for plain characters where a text is compared', () => {
    expect(read('a*${known}?', 'text')).toBe('a${*}k${*}${?}');
    expect(readPattern('a*?', 'text')).toMatchObject({ literal: 'a*?' });
    expect(readPattern('a*?', 'glob')).not.toHaveProperty('literal');
  });

  it('leaves variables alone where they are switched off or the value is no text', () => {
    expect(readPattern('${known}', 'text')).toMatchObject({
      literal: '${known}',
      approximate: false,
    });
    expect(readPattern('${open}*', 'plain', valueOf)).toMatchObject({
      literal: '${open}*',
      approximate: false,
    });
  });
});

describe('variablesOf', () => {
  it.each([
    ['', []],
    ['a', []],
    ['${a}', ['a']],
    ["x${a}${ b }-${c, 'd'}", ['a', 'b', 'c']],
    ['${*}${?}${$}', []],
    ['${}${a', []],
    ["${'a'}", []],
  ])('finds those of %j', (text, names) => {
    expect(variablesOf(text)).toEqual(names);
  });
});
