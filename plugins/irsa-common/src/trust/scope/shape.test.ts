import { formatGlob, matchesGlob, wildcardGlob } from '../glob';
import { Random } from '../__testUtils__/random';
import { atLeast, partOf } from '../__testUtils__/share';
import { CountedBudget } from '../__testUtils__/countedBudget';
import {
  accountAxis,
  clusterAxis,
  nameAxis,
  namespaceAxis,
  regionAxis,
} from './axis';
import { Budget, TooManyEntriesError } from './budget';
import { coversGlob } from './globAlgebra';
import { decomposeGlob } from './shape';

const shape = ['system:serviceaccount:', namespaceAxis, ':', nameAxis] as const;

function decompose(pattern: string): string[] {
  return decomposeGlob(wildcardGlob(pattern), shape, new Budget()).map(
    ([namespace, name]) => `${formatGlob(namespace)} × ${formatGlob(name)}`,
  );
}

describe('decomposeGlob', () => {
  it.each([
    ['system:serviceaccount:ns:sa', ['ns × sa']],
    ['system:serviceaccount:ns:*', ['ns × *']],
    ['system:serviceaccount:*', ['* × *']],
    ['system:serviceaccount:*:*', ['* × *']],
    ['*', ['* × *']],
    ['system:*', ['* × *']],
    ['*:deployer', ['* × deployer']],
    ['system:serviceaccount:a*b', ['a* × *b']],
    ['system:serviceaccount:team-?:app', ['team-? × app']],
    ['system:serviceaccount:ns?sa', ['ns × sa']],
    ['system:serviceaccount:ns*', ['ns* × *']],
    ['system?serviceaccount:ns:sa', ['ns × sa']],
    ['*a*', ['* × *']],
    ['system:serviceaccount:?*:a', ['* × a']],
    // Nothing that a service account could be called.
    ['system:serviceaccount:NS:sa', []],
    ['system:serviceaccount:ns:sa:x', []],
    ['system:serviceaccount:ns/sa', []],
    ['system:serviceaccount:ns', []],
    ['system:serviceaccount:-ns:sa', []],
    ['system:serviceaccount:ns-:sa', []],
    ['system:serviceaccount:ns:a..b', []],
    ['system:serviceaccount:ns:a.-b', []],
    ['system:serviceaccount::sa', []],
    ['system:serviceaccount:ns:', []],
    [`system:serviceaccount:${'a'.repeat(64)}:sa`, []],
    ['serviceaccount:ns:sa', []],
    ['ns:sa', []],
  ])('%s', (pattern, products) => {
    expect(decompose(pattern)).toEqual(products);
  });

  it('is exact for random patterns', () => {
    const random = new Random(11);
    const words = ['a', 'ab', 'b', 'a-b', 'system', 'ba'];
    let matched = 0;
    for (let i = 0; i < partOf(3_000); i++) {
      let pattern = `system:serviceaccount:${random.pick(words)}:${random.pick(
        words,
      )}`;
      for (let change = random.below(4); change > 0; change--) {
        const from = random.below(pattern.length);
        pattern =
          pattern.slice(0, from) +
          random.pick(['*', '?', '']) +
          pattern.slice(from + random.below(9));
      }
      const products = decomposeGlob(
        wildcardGlob(pattern),
        shape,
        new Budget(),
      );
      for (const namespace of words) {
        for (const name of words) {
          const expected = matchesGlob(
            wildcardGlob(pattern),
            `system:serviceaccount:${namespace}:${name}`,
          );
          const found = products.some(
            product =>
              matchesGlob(product[0], namespace) &&
              matchesGlob(product[1], name),
          );
          matched += Number(expected);
          if (found !== expected) {
            throw new Error(`${pattern} differs at ${namespace}:${name}`);
          }
        }
      }
    }
    expect(matched).toBeGreaterThan(atLeast(1_000));
  });

  it('gives up on patterns that can be cut in too many ways', () => {
    const pattern = wildcardGlob(`*${'a*'.repeat(3_000)}`);
    expect(() => decomposeGlob(pattern, shape, new Budget(10_000))).toThrow(
      TooManyEntriesError,
    );
  });
});

describe('the products of a pattern', () => {
  it.each([
    ['**', ['* × *']],
    ['system:serviceaccount:**', ['* × *']],
    ['*a*:*b*', ['* × *b*', '*b* × *']],
    ['?*?*?*', ['* × *']],
    ['*t*:a', ['* × a']],
    [`system:serviceaccount:${'a'.repeat(63)}:sa`, [`${'a'.repeat(63)} × sa`]],
    [
      `system:serviceaccount:${'a'.repeat(62)}?:sa`,
      [`${'a'.repeat(62)}? × sa`],
    ],
    [`system:serviceaccount:${'?'.repeat(63)}:sa`, [`${'?'.repeat(63)} × sa`]],
    [`system:serviceaccount:${'?'.repeat(64)}:sa`, []],
    [
      `system:serviceaccount:${'a'.repeat(63)}*:sa`,
      [`${'a'.repeat(63)}* × sa`],
    ],
    ['system:serviceaccount:n\u0000:sa', []],
    ['system:serviceaccount?ns?sa', ['ns × sa']],
    ['????????????????????:?ns:sa', []],
  ])('%j', (pattern, products) => {
    expect(decompose(pattern)).toEqual(products);
  });

  it('are told without repetition', () => {
    const random = new Random(17);
    let several = 0;
    for (let i = 0; i < partOf(2_000); i++) {
      const pattern = Array.from({ length: random.below(9) }, () =>
        random.pick([...'ab*?:**', 'system:', 'account:']),
      ).join('');
      const products = decomposeGlob(
        wildcardGlob(pattern),
        shape,
        new Budget(),
      );
      several += Number(products.length > 1);
      const covered = products.filter(product =>
        products.some(
          other =>
            other !== product &&
            other.every((glob, axis) => coversGlob(glob, product[axis])),
        ),
      );
      expect(covered).toEqual([]);
    }
    expect(several).toBeGreaterThan(atLeast(40));
  });

  it('are found with little work, which is counted', () => {
    const work = (pattern: string) => {
      const budget = new CountedBudget();
      decomposeGlob(wildcardGlob(pattern), shape, budget);
      return budget.counted;
    };
    expect(work('system:serviceaccount:ns:sa')).toBe(12);
    expect(work('system:serviceaccount:team-*-*:app-*')).toBe(75);
    expect(work('*')).toBe(56);
    expect(work('*s*e*r*v*i*c*e*')).toBe(1_194);
    expect(work('*a*:*b*')).toBe(169);
    // The parts are cut where a colon is, or where a wildcard can stand for one, and no further than a name is long.
    expect(work(`system:serviceaccount:${'a'.repeat(500)}`)).toBe(2);
    expect(work(`system:serviceaccount:${'?'.repeat(500)}`)).toBe(31_818);
    expect(work(`system:serviceaccount:${'A'.repeat(500)}`)).toBeLessThan(20);
  });

  it('are limited in number, whatever the budget', () => {
    const clusters = [
      'arn:',
      regionAxis,
      ':eks:',
      regionAxis,
      ':',
      accountAxis,
      ':cluster/',
      clusterAxis,
    ] as const;
    const cut = (stars: number) =>
      decomposeGlob(
        wildcardGlob('*1'.repeat(stars)),
        clusters,
        new CountedBudget(),
      );
    expect(cut(8).length).toBeGreaterThan(100);
    expect(() => cut(40)).toThrow(TooManyEntriesError);
  });
});
