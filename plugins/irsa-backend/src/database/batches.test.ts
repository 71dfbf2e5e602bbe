import { inBatches } from './batches';

describe('inBatches', () => {
  it('bounds the number of rows', () => {
    const batches = [...inBatches(Array.from({ length: 401 }, (_, i) => i))];
    expect(batches.map(batch => batch.length)).toEqual([200, 200, 1]);
    expect(batches.flat()).toEqual(Array.from({ length: 401 }, (_, i) => i));
  });

  it('bounds the number of characters, and lets what is larger go alone', () => {
    const sizes = [400_000, 600_000, 1, 3_000_000, 5, 5];
    expect([...inBatches(sizes, size => size)]).toEqual([
      [400_000, 600_000],
      [1],
      [3_000_000],
      [5, 5],
    ]);
  });

  it('is empty for nothing', () => {
    expect([...inBatches([])]).toEqual([]);
  });
});
