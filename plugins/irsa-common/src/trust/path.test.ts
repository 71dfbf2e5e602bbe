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
});
