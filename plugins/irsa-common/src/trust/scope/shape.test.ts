import { formatGlob, matchesGlob, wildcardGlob } from '../glob';
import { Random } from '../__testUtils__/random';
import { nameAxis, namespaceAxis } from './axis';
import { Budget, TooManyEntriesError } from './budget';
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
    for (let i = 0; i < 3_000; i++) {
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
    expect(matched).toBeGreaterThan(1_000);
  });

  it('gives up on patterns that can be cut in too many ways', () => {
    const pattern = wildcardGlob(`*${'a*'.repeat(3_000)}`);
    expect(() => decomposeGlob(pattern, shape, new Budget(10_000))).toThrow(
      TooManyEntriesError,
    );
  });
});
