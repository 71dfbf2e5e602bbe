import fc from 'fast-check';
import { matchesTrustGlob } from './membership';
import { NameIndex } from './nameIndex';

describe('NameIndex', () => {
  const index = new NameIndex(['api', 'app-one', 'app-two', 'batch', 'two']);

  it.each([
    ['app-*', ['app-one', 'app-two']],
    ['*two', ['two', 'app-two']],
    ['*-*', ['app-one', 'app-two']],
    ['ap?', ['api']],
    ['api', ['api']],
    ['none*', []],
  ])('finds what matches %s', (glob, names) => {
    expect([...index.matching(glob)].sort()).toEqual([...names].sort());
  });

  it('finds what a look at every name finds', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', '-'),
      maxLength: 4,
    });
    const glob = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '*', '?'),
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.uniqueArray(name), glob, (names, pattern) => {
        expect([...new NameIndex(names).matching(pattern)].sort()).toEqual(
          names.filter(each => matchesTrustGlob(pattern, each)).sort(),
        );
      }),
      { seed: 6 },
    );
  });
});
