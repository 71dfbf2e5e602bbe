import { visibleLines } from './visibleLines';

describe('visibleLines', () => {
  it('shows everything that fits', () => {
    expect(visibleLines(3, [2], 12)).toEqual([1, 2, 3]);
  });

  it('shows the first lines where none is marked', () => {
    expect(visibleLines(30, [], 4)).toEqual([1, 2, 3, 4]);
  });

  it('shows what stands around a marked line', () => {
    expect(visibleLines(30, [20], 5)).toEqual([18, 19, 20, 21, 22]);
  });

  it('shows two marked lines that are far apart, each with its neighbours', () => {
    expect(visibleLines(30, [5, 25], 6)).toEqual([4, 5, 6, 24, 25, 26]);
  });

  it('never hides a marked line', () => {
    expect(visibleLines(30, [1, 10, 20, 30], 2)).toEqual([1, 10, 20, 30]);
  });

  it('shows a line that alone would be hidden', () => {
    expect(visibleLines(30, [4, 6, 29], 3)).toEqual([4, 5, 6, 29, 30]);
  });

  it('passes over marks outside the text', () => {
    expect(visibleLines(30, [0, 31], 2)).toEqual([1, 2]);
  });

  it('fills up to the limit at an edge', () => {
    expect(visibleLines(30, [30], 4)).toEqual([27, 28, 29, 30]);
  });
});
