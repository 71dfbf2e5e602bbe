import fc from 'fast-check';
import { Keyed, keyOfParts, mergeInSteps, sortInSteps } from './Order';

function finish<T>(steps: Generator<void, T>): { value: T; steps: number } {
  let count = 0;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      return { value: step.value, steps: count };
    }
    count += 1;
  }
}

const byItself = { name: 'itself', keyOf: (row: string) => row };
const rowsOf = (keyed: readonly Keyed<string>[]) => keyed.map(({ row }) => row);

describe('sortInSteps', () => {
  it('sorts as a plain sort does, in many steps', () => {
    const rows = Array.from({ length: 11_003 }, (_, index) =>
      String((index * 7_919) % 100_003),
    );
    const { value, steps } = finish(sortInSteps(rows, byItself));
    expect(rowsOf(value)).toEqual([...rows].sort());
    expect(steps).toBeGreaterThan(10);
  });

  it('sorts nothing', () => {
    expect(finish(sortInSteps([], byItself)).value).toEqual([]);
  });
});

describe('mergeInSteps', () => {
  it('gives the same as sorting both together', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
        const sorted = (rows: string[]) =>
          finish(sortInSteps(rows, byItself)).value;
        expect(
          rowsOf(finish(mergeInSteps(sorted(a), sorted(b))).value),
        ).toEqual(rowsOf(sorted([...a, ...b])));
      }),
    );
  });
});

describe('keyOfParts', () => {
  it('keeps a part from running into the next one', () => {
    const keys = [
      keyOfParts('a', 'z'),
      keyOfParts('a-b', 'a'),
      keyOfParts('ab', 'a'),
    ];
    expect([...keys].sort()).toEqual(keys);
  });
});
