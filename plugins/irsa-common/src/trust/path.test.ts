import { parsePath, pathOfIndex, pathOfKey } from './path';

describe('JSON paths', () => {
  it('are written and read back', () => {
    const path = pathOfKey(
      pathOfKey(pathOfIndex(pathOfKey('', 'Statement'), 3), 'a:"b"]'),
      'Effect',
    );
    expect(path).toBe('Statement[3]["a:\\"b\\"]"].Effect');
    expect(parsePath(path)).toEqual(['Statement', 3, 'a:"b"]', 'Effect']);
    expect(parsePath('')).toEqual([]);
    expect(parsePath(pathOfKey('', '1a'))).toEqual(['1a']);
  });

  it('are refused when they are none', () => {
    expect(parsePath('a..b')).toBeUndefined();
    expect(parsePath('a[x]')).toBeUndefined();
    expect(parsePath('["\\q"]')).toBeUndefined();
  });

  it.each([
    ['a', 'a'],
    ['_', '_'],
    ['A9_z', 'A9_z'],
    ['9a', '["9a"]'],
    ['a-b', '["a-b"]'],
    ['', '[""]'],
    ['a b', '["a b"]'],
    ['-a', '["-a"]'],
    ['a\n', '["a\\n"]'],
  ])('have the key %j written as %s', (key, written) => {
    expect(pathOfKey('', key)).toBe(written);
    expect(parsePath(written)).toEqual([key]);
    const [inside] = [pathOfKey('x[0]', key)];
    expect(inside).toBe(
      written.startsWith('[') ? `x[0]${written}` : `x[0].${written}`,
    );
    expect(parsePath(inside)).toEqual(['x', 0, key]);
  });

  it('have indexes of any length', () => {
    expect(parsePath('a[0][12][345]')).toEqual(['a', 0, 12, 345]);
  });

  it.each([
    'a.',
    '.',
    'a b',
    'a[',
    'a[]',
    'a["b]',
    'a["b"',
    'a[b]',
    'a[1',
    'a[-1]',
    'a[1]b',
    'a.9',
    '9',
    '-',
    'a["b"]c',
    'a["b\\"]',
    'x]',
  ])('are not %j', text => {
    expect(parsePath(text)).toBeUndefined();
  });
});
