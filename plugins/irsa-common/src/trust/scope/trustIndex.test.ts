import {
  generateCaller,
  generatePolicy,
  provider,
} from '../__testUtils__/generate';
import { Random } from '../__testUtils__/random';
import { matchTrustScope } from './membership';
import { trustScope } from './scope';
import { TrustIndex } from './trustIndex';

describe('TrustIndex', () => {
  it.each(['irsa', 'pod-identity'] as const)(
    'finds what a look at every scope finds for %s',
    mechanism => {
      const random = new Random(5);
      const entries = Array.from({ length: 400 }, (_, item) => ({
        item,
        scope: trustScope(generatePolicy(random, mechanism)),
      }));
      const index = TrustIndex.create(entries);
      let total = 0;
      for (let i = 0; i < 60; i++) {
        const { namespace, name, audience, clusterArn } =
          generateCaller(random);
        const caller =
          mechanism === 'irsa'
            ? { namespace, name, audience, provider }
            : { namespace, name, clusterArn };
        const expected = entries.flatMap(({ item, scope }) => {
          const { matches } = matchTrustScope(scope, caller);
          return matches === 'no' ? [] : [[item, matches]];
        });
        const found = index.find(caller);
        expect(found.map(({ item, matches }) => [item, matches])).toEqual(
          expected,
        );
        expect(
          found.every(
            ({ matches, conditional }) =>
              (matches === 'yes') === (conditional.length === 0),
          ),
        ).toBe(true);
        total += found.length;
      }
      expect(total).toBeGreaterThan(1_000);
    },
  );

  it('keeps unread policies apart', () => {
    const index = TrustIndex.create([
      { item: 'a', scope: trustScope(undefined) },
    ]);
    expect(index.unread).toEqual(['a']);
    expect(
      index.find({ provider, audience: '', namespace: 'a', name: 'b' }),
    ).toEqual([]);
  });

  it('looks at few patterns that do not match', () => {
    const sub = `${provider.slice(provider.indexOf('oidc.eks'))}:sub`;
    const policyOf = (pattern: string) => ({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringLike: { [sub]: `system:serviceaccount:${pattern}` },
          },
        },
      ],
    });
    let looked = 0;
    const entries = Array.from({ length: 5_000 }, (_, number) => {
      const scope = trustScope(policyOf(`team-${number}-*:app-${number}*`));
      const [entry] = scope.providers;
      const audiences = new Proxy(entry.audiences, {
        get: (target, key) => {
          looked += 1;
          return target[key as 'include' | 'except'];
        },
      });
      return {
        item: number,
        scope: { ...scope, providers: [{ ...entry, audiences }] },
      };
    });
    const index = TrustIndex.create(entries);
    const caller = (namespace: string) => ({
      provider,
      audience: 'a',
      namespace,
      name: 'app-7',
    });
    expect(index.find(caller('team-7-a')).map(({ item }) => item)).toEqual([7]);
    expect(looked).toBeLessThan(10);
  });
});
