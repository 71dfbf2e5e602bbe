import { compareTrust } from './compare';
import { evaluateTrust } from './evaluate';
import { explainTrust } from './explain';
import { matchesGlob, wildcardGlob } from './glob';
import { lintTrustPolicy } from './lint/lint';
import { parseTrustPolicy } from './parse';
import { matchTrustScope } from './scope/membership';
import { trustScope } from './scope/scope';
import { issuer, provider, roleArn } from './__testUtils__/generate';
import type { TrustEvaluation, TrustRequest } from './types';

const sub = `${issuer}:sub`;
const levels = 100_000;
const tenMillion = 10_000_000;

function allow(condition?: object, more: object = {}) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
    ...more,
  };
}

function policyOf(...statements: object[]) {
  return { Version: '2012-10-17', Statement: statements };
}

const like = (value: unknown) =>
  policyOf(allow({ StringLike: { [sub]: value } }));

function requestOf(context: TrustRequest['context']): TrustRequest {
  return {
    action: 'sts:AssumeRoleWithWebIdentity',
    roleArn,
    principal: { type: 'Federated', id: provider },
    context,
  };
}

const request = requestOf({ [sub]: 'system:serviceaccount:a:b' });

function deep(innermost: 'list' | 'object'): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < levels; i++) {
    value = (i % 2 === 0) === (innermost === 'list') ? [value] : { x: value };
  }
  return value;
}

const stars = `${'*a'.repeat(1_000)}*b`;
const pods = {
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: 'sts:*',
};

const documents: [string, unknown, TrustEvaluation['decision']][] = [
  ['deep statements', { Statement: deep('object') }, 'unknown'],
  ['a deep document', { Statement: deep('list') }, 'unknown'],
  ['a deep value', like(deep('list')), 'unknown'],
  ['a deep operator', policyOf(allow({ StringLike: deep('list') })), 'unknown'],
  ['a deep condition', policyOf(allow(deep('list') as object)), 'unknown'],
  [
    'a deep principal',
    policyOf(allow(undefined, { Principal: deep('list') })),
    'unknown',
  ],
  [
    'a deep action',
    policyOf(allow(undefined, { Action: deep('object') })),
    'unknown',
  ],
  [
    'a deep extra element',
    { ...policyOf(allow()), x: deep('list') },
    'unknown',
  ],
  ['many wildcards', like(stars), 'deny'],
  [
    'many wildcards in two conditions',
    policyOf(
      allow({
        StringLike: { [sub]: stars },
        StringNotLike: { [sub]: stars.replace(/a/g, 'b') },
      }),
      allow({ StringLike: { [sub]: `*${'?*:'.repeat(300)}` } }),
    ),
    'deny',
  ],
  [
    'many wildcards in a cluster ARN',
    policyOf(
      allow(
        { StringLike: { 'aws:SourceArn': `arn:${'*:?'.repeat(700)}` } },
        pods,
      ),
    ),
    'deny',
  ],
  [
    'a long key of dots',
    policyOf(allow({ StringLike: { ['.'.repeat(300_000)]: 'x' } })),
    'deny',
  ],
  ['a long text', like('a'.repeat(tenMillion)), 'deny'],
  [
    'a long operator',
    policyOf(allow({ ['S'.repeat(tenMillion)]: { [sub]: 'x' } })),
    'unknown',
  ],
  [
    'a long principal',
    policyOf(
      allow(undefined, { Principal: { Federated: 'a'.repeat(tenMillion) } }),
    ),
    'deny',
  ],
  [
    'a long variable',
    like(`${'${'.repeat(100_000)} ${' '.repeat(100_000)}}`),
    'deny',
  ],
  [
    'a hostile prototype',
    JSON.parse('{"__proto__":{"Statement":[]},"Statement":[{"__proto__":1}]}'),
    'unknown',
  ],
  [
    'long lists on both sides',
    policyOf(
      allow({
        StringEquals: {
          [sub]: Array.from(
            { length: 1_500 },
            (_, i) => `system:serviceaccount:a:${i}`,
          ),
        },
      }),
      allow(
        {
          StringLike: {
            [sub]: Array.from(
              { length: 1_500 },
              (_, i) => `system:serviceaccount:a:*${i}*`,
            ),
          },
        },
        { Effect: 'Deny' },
      ),
    ),
    'deny',
  ],
];

describe('hostile documents', () => {
  it.each(documents)(
    'never make a function throw: %s',
    (_, policy, decision) => {
      expect(evaluateTrust(policy, request).decision).toBe(decision);
      const scope = trustScope(policy);
      const caller = { provider, audience: 'x', namespace: 'a', name: 'b' };
      expect(matchTrustScope(scope, caller).matches).not.toBe('yes');
      // What the evaluator leaves open is never told as a set.
      expect(decision === 'unknown' ? scope.class : 'unknown').toBe('unknown');
      lintTrustPolicy(policy);
      explainTrust(policy);
      compareTrust(policy, policyOf(allow()));
    },
  );

  it('are refused before they are parsed when they are too large', () => {
    const parse = jest.spyOn(JSON, 'parse');
    const decode = jest.spyOn(globalThis, 'decodeURIComponent');
    for (const text of [
      `{"Id":"${'x'.repeat(tenMillion)}"}`,
      `%7B${'%20'.repeat(tenMillion / 3)}`,
    ]) {
      const { policy, problems } = parseTrustPolicy(text);
      expect(problems.map(({ code }) => code)).toEqual(['TOO_LARGE']);
      expect(evaluateTrust(policy, request)).toMatchObject({
        decision: 'unknown',
        reasons: [{ code: 'POLICY_NOT_READ' }],
      });
    }
    expect(parse).not.toHaveBeenCalled();
    expect(decode).not.toHaveBeenCalled();
    parse.mockRestore();
    decode.mockRestore();
  });

  it.each(['[', '{"a":'])('are refused when %s is nested too deep', opening => {
    const { policy, problems } = parseTrustPolicy(opening.repeat(50_000));
    expect(policy).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['TOO_DEEP']);
  });
});

describe('hostile texts', () => {
  it('of two thousand wildcards need no more steps than the product of both lengths', () => {
    const pattern = '*a'.repeat(1_000);
    const text = `${'a'.repeat(999)}${'b'.repeat(1_001)}`;
    let steps = 0;
    const glob = wildcardGlob(pattern);
    expect(matchesGlob(glob, text, () => (steps += 1))).toBe(false);
    expect(steps).toBeGreaterThan(text.length);
    expect(steps).toBeLessThanOrEqual(pattern.length * text.length);
    expect(
      evaluateTrust(like(pattern), requestOf({ [sub]: text })).decision,
    ).toBe('deny');
    expect(
      evaluateTrust(like(pattern), requestOf({ [sub]: 'a'.repeat(2_000) }))
        .decision,
    ).toBe('allow');
  });

  it('of ten million characters are not matched for hours', () => {
    const long = 'a'.repeat(tenMillion);
    const asked = requestOf({ [sub]: long });
    expect(evaluateTrust(like(`*${long}`), asked)).toMatchObject({
      decision: 'unknown',
      reasons: [{ code: 'TOO_LARGE' }],
    });
    expect(evaluateTrust(like(long), asked).decision).toBe('allow');
  });

  it('of patterns in principals and actions are matched within one bounded amount of work', () => {
    const long = 'a'.repeat(100_000);
    const patterns = Array.from(
      { length: 800 },
      (_, index) => `*${'a'.repeat(300)}b${index}`,
    );
    expect(
      evaluateTrust(
        policyOf(allow(undefined, { Principal: { Federated: patterns } })),
        { ...request, principal: { type: 'Federated', id: long } },
      ).decision,
    ).toBe('unknown');
    expect(
      evaluateTrust(policyOf(allow(undefined, { Action: patterns })), {
        ...request,
        action: long,
      }),
    ).toMatchObject({ decision: 'unknown', reasons: [{ code: 'TOO_LARGE' }] });
  });

  it('that variables stand for are not written out without end', () => {
    const ask = (count: number, characters: number) =>
      evaluateTrust(like(Array(count).fill('${aws:userid}')), {
        ...request,
        context: { [sub]: 'b', 'aws:userid': 'a'.repeat(characters) },
      });
    expect(ask(4_096, 1_024).decision).toBe('deny');
    for (const tooMany of [ask(4_097, 1_024), ask(30_000, 100_000)]) {
      expect(tooMany).toMatchObject({
        decision: 'unknown',
        reasons: [{ code: 'TOO_LARGE' }],
      });
    }
  });

  it('keep __proto__ and constructor ordinary keys', () => {
    const keys = '{"__proto__":"x","constructor":"y"}';
    const policy = policyOf(
      allow(JSON.parse(`{"StringEquals":${keys}}`) as object),
    );
    const context = JSON.parse(keys) as Record<string, string>;
    expect(evaluateTrust(policy, request).decision).toBe('deny');
    expect(evaluateTrust(policy, requestOf(context)).decision).toBe('allow');
  });

  it('with lone surrogates are compared as they stand', () => {
    const ask = (text: string) =>
      evaluateTrust(like('a?\ud800'), requestOf({ [sub]: text })).decision;
    expect(ask('ab\ud800')).toBe('allow');
    expect(ask('ab\udc00')).toBe('deny');
  });

  it('that are no texts leave the answer open', () => {
    const context = { [sub]: 7 } as unknown as TrustRequest['context'];
    expect(evaluateTrust(like('7'), requestOf(context)).decision).toBe(
      'unknown',
    );
  });
});
