import {
  generateCaller,
  generatePolicy,
  issuer,
  provider,
} from '../__testUtils__/generate';
import { Random } from '../__testUtils__/random';
import { atLeast, partOf } from '../__testUtils__/share';
import { matchTrustScope } from './membership';
import { trustScope } from './scope';
import { TrustIndex } from './trustIndex';
import type { TrustGlobs, TrustScope } from '../types';

describe('TrustIndex', () => {
  it.each(['irsa', 'pod-identity'] as const)(
    'finds what a look at every scope finds for %s',
    mechanism => {
      const random = new Random(5);
      const entries = Array.from({ length: partOf(400) }, (_, item) => ({
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
      expect(total).toBeGreaterThan(atLeast(1_000));
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
});

/** Puts scopes into an index and counts how many of them a look-up weighs. */
function weigh<T>(entries: { item: T; scope: TrustScope }[]): {
  index: TrustIndex<T>;
  weighed: () => number;
} {
  let count = 0;
  const counted = (globs: TrustGlobs) =>
    new Proxy(globs, {
      get: (target, key) => {
        count += key === 'include' ? 1 : 0;
        return target[key as keyof TrustGlobs];
      },
    });
  const index = TrustIndex.create(
    entries.map(({ item, scope }) => ({
      item,
      scope: {
        ...scope,
        providers: scope.providers.map(entry => ({
          ...entry,
          audiences: counted(entry.audiences),
        })),
        podIdentity: scope.podIdentity.map(entry => ({
          ...entry,
          clusters: counted(entry.clusters),
        })),
      },
    })),
  );
  // Building looks at the clusters, too.
  const built = count;
  return { index, weighed: () => count - built };
}

const many = Array.from({ length: partOf(2_000) }, (_, number) => number);

describe('a look-up for a token', () => {
  const sub = `${issuer}:sub`;
  const scopeOf = (pattern: string) =>
    trustScope({
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

  it.each([
    ['exact', 'team-#:app-#', 'team-7', 'app-7'],
    ['one namespace', 'team-#:*', 'team-7', 'app'],
    ['one namespace, start of a name', 'team-#:a*', 'team-7', 'app'],
    ['one name', '*:app-#', 'team', 'app-7'],
    ['one name, a pattern of namespaces', 'team?:app-#', 'teams', 'app-7'],
    ['start of a namespace', 'team-#-*:a*', 'team-7-x', 'app'],
    ['end of a namespace', '*-#-x:a*', 'team-7-x', 'app'],
    ['the longer end', 't*-#-x:a*', 'team-7-x', 'app'],
    ['the longer start', 'team-#-*x:a*', 'team-7-x', 'app'],
    ['a question mark at the end', 'team-#-?:a*', 'team-7-x', 'app'],
    ['a question mark at the start', '?-#-x:a*', 't-7-x', 'app'],
    ['start of a name', '*:app-#-*', 'team', 'app-7-x'],
    ['end of a name', '*:*-#-x', 'team', 'app-7-x'],
    ['the whole namespace as end', '*#team:a*', '7team', 'app'],
  ])('weighs few others: %s', (_, pattern, namespace, name) => {
    const { index, weighed } = weigh(
      many.map(item => ({
        item,
        scope: scopeOf(pattern.replaceAll('#', String(item))),
      })),
    );
    const caller = { provider, audience: 'a', namespace, name };
    expect(index.find(caller).map(({ item }) => item)).toContain(7);
    expect(weighed()).toBeLessThan(10);
    expect(
      index.find({ ...caller, name: 'other', namespace: 'other' }),
    ).toEqual([]);
  });

  it('has no conditions where the answer is certain', () => {
    const scope = trustScope({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { [sub]: 'system:serviceaccount:team:app' },
          },
        },
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
        },
      ],
    });
    const ask = (name: string, of = scope) =>
      matchTrustScope(of, { provider, audience: 'a', namespace: 'team', name });
    expect(ask('app')).toEqual({ matches: 'yes', conditional: [] });
    expect(ask('other')).toEqual({
      matches: 'unknown',
      conditional: [expect.objectContaining({ code: 'UNKNOWN_KEY' })],
    });
    expect(ask('other', scopeOf('team:app'))).toEqual({
      matches: 'no',
      conditional: [],
    });
    const { index } = weigh([{ item: 1, scope }]);
    const find = (name: string) =>
      index.find({ provider, audience: 'a', namespace: 'team', name });
    expect(find('app')).toEqual([{ item: 1, matches: 'yes', conditional: [] }]);
    expect(find('other')).toEqual([
      {
        item: 1,
        matches: 'unknown',
        conditional: [expect.objectContaining({ code: 'UNKNOWN_KEY' })],
      },
    ]);
  });

  it('meets a pattern without literal text', () => {
    const { index } = weigh([
      { item: 'everybody', scope: scopeOf('*') },
      { item: 'short names', scope: scopeOf('*:?') },
      { item: 'short namespaces', scope: scopeOf('?:*') },
      { item: 'a middle', scope: scopeOf('*m*:*m*') },
    ]);
    const find = (namespace: string, name: string) =>
      index
        .find({ provider, audience: 'a', namespace, name })
        .map(({ item }) => item);
    expect(find('team', 'app')).toEqual(['everybody']);
    expect(find('team', 'a')).toEqual(['everybody', 'short names']);
    expect(find('t', 'app')).toEqual(['everybody', 'short namespaces']);
    expect(find('ama', 'bmb')).toEqual(['everybody', 'a middle']);
  });
});

describe('a look-up for EKS Pod Identity', () => {
  const arnOf = (name: string, account = '111122223333') =>
    `arn:aws:eks:eu-west-1:${account}:cluster/${name}`;
  const scopeOf = (operator: string, condition: object) =>
    trustScope({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
          Condition: { [operator]: condition },
        },
      ],
    });
  const tag = (name: string) => `aws:RequestTag/${name}`;
  const account = {
    [tag('kubernetes-namespace')]: 'team',
    [tag('kubernetes-service-account')]: 'app',
  };
  const caller = (clusterArn: string) => ({
    clusterArn,
    namespace: 'team',
    name: 'app',
  });

  it('weighs the roles of its own cluster, by ARN', () => {
    const { index, weighed } = weigh(
      many.map(item => ({
        item,
        scope: scopeOf('StringEquals', {
          ...account,
          [tag('eks-cluster-arn')]: [arnOf(`c-${item}`), arnOf(`d-${item}`)],
        }),
      })),
    );
    const find = (arn: string) =>
      index.find(caller(arn)).map(({ item }) => item);
    expect(find(arnOf('c-7'))).toEqual([7]);
    expect(find(arnOf('d-8'))).toEqual([8]);
    expect(weighed()).toBeLessThan(10);
    expect(find(arnOf('c-7', '444455556666'))).toEqual([]);
  });

  it('weighs the roles of its own cluster, by name', () => {
    const { index, weighed } = weigh(
      many.map(item => ({
        item,
        scope: scopeOf('StringEquals', {
          ...account,
          [tag('eks-cluster-name')]: [`c-${item}`, `d-${item}`],
        }),
      })),
    );
    const find = (arn: string) =>
      index.find(caller(arn)).map(({ item }) => item);
    expect(find(arnOf('c-7'))).toEqual([7]);
    expect(find(arnOf('d-7', '444455556666'))).toEqual([7]);
    expect(weighed()).toBeLessThan(10);
    expect(find(arnOf('c'))).toEqual([]);
  });

  it('meets patterns of clusters', () => {
    const { index } = weigh([
      { item: 'any', scope: scopeOf('StringEquals', account) },
      {
        item: 'pattern',
        scope: scopeOf('StringLike', {
          ...account,
          [tag('eks-cluster-name')]: ['c-*', 'x'],
        }),
      },
      {
        item: 'region',
        scope: scopeOf('StringLike', {
          ...account,
          [tag('eks-cluster-arn')]: [
            arnOf('x').replace('eu-west-1', '*'),
            arnOf('y'),
          ],
        }),
      },
    ]);
    const find = (name: string) =>
      index.find(caller(arnOf(name))).map(({ item }) => item);
    expect(find('c-1')).toEqual(['any', 'pattern']);
    expect(find('x')).toEqual(['any', 'pattern', 'region']);
    expect(find('y')).toEqual(['any', 'region']);
    expect(find('z')).toEqual(['any']);
  });
});
