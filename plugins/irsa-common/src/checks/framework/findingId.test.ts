import { findingId } from './findingId';

describe('findingId', () => {
  it('is the same for ever', () => {
    // A change of this value would reopen every finding and void every waiver.
    expect(findingId('IRSA-TS-002', 'arn:aws:iam::1:role/a', ['x', 'y'])).toBe(
      '2b77cd7045994efc3275e24baec7fc1f',
    );
  });

  it('tells check, subject and cause apart', () => {
    const ids = [
      findingId('A', 'b', ['c']),
      findingId('B', 'b', ['c']),
      findingId('A', 'c', ['c']),
      findingId('A', 'b', ['d']),
      findingId('A', 'b', ['c', '']),
      findingId('A', 'b', []),
      findingId('A', 'bc', []),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
