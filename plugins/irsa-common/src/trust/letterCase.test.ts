import { literalGlob, wildcardGlob } from './glob';
import { foldCase, foldGlobCase } from './letterCase';

describe('foldCase', () => {
  it.each([
    ['ABCxyz019-_', 'abcxyz019-_'],
    ['\u00c0\u00d6\u00d8\u00de', '\u00e0\u00f6\u00f8\u00fe'],
    ['\u00d7\u00df\u00b5', '\u00d7\u00df\u00b5'],
    ['K\u212a\u0130', 'k\u212a\u0130'],
    ['A\u0391\u00c9', 'a\u0391\u00e9'],
    ['[@`{Z', '[@`{z'],
  ])('turns %j into %j', (text, folded) => {
    expect(foldCase(text)).toBe(folded);
  });
});

describe('foldGlobCase', () => {
  it('folds characters and leaves wildcards', () => {
    expect(foldGlobCase(wildcardGlob('A*B?\u00c9'))).toEqual(
      wildcardGlob('a*b?\u00e9'),
    );
    expect(foldGlobCase(literalGlob('\u0000*?'))).toEqual(
      literalGlob('\u0000*?'),
    );
  });
});
