import { foldCase } from './letterCase';

describe('foldCase', () => {
  it('folds the characters that policies may hold, and no others', () => {
    expect(foldCase('AbÀÞ×ß')).toBe('abàþ×ß');
    // The Kelvin sign and a dotted capital I would become plain letters.
    expect(foldCase('A\u212a\u0130')).toBe('a\u212a\u0130');
  });
});
