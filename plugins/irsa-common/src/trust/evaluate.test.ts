import { evaluateTrust } from './evaluate';
import { evaluateSlowly } from './testing/slowEvaluator';
import {
  generateCaller,
  generatePolicy,
  issuer,
  podIdentityRequest,
  provider,
  roleArn,
  webIdentityRequest,
} from './testing/generate';
import { Random } from './testing/random';
import type { TrustRequest } from './types';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;

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

const request: TrustRequest = {
  action: 'sts:AssumeRoleWithWebIdentity',
  roleArn,
  principal: { type: 'Federated', id: provider },
  context: {
    [sub]: 'system:serviceaccount:team:app',
    [aud]: 'sts.amazonaws.com',
  },
};

describe('evaluateTrust', () => {
  it('agrees with a second evaluator on near misses', () => {
    const seen = { allow: 0, deny: 0, unknown: 0 };
    for (let seed = 1; seed <= 4_000; seed++) {
      const random = new Random(seed);
      const isIrsa = random.chance(0.6);
      const policy = generatePolicy(random, isIrsa ? 'irsa' : 'pod-identity');
      for (let i = 0; i < 5; i++) {
        const caller = generateCaller(random);
        const asked = isIrsa
          ? webIdentityRequest(caller)
          : podIdentityRequest(caller, 'sts:AssumeRole');
        const { decision } = evaluateTrust(policy, asked);
        const expected = evaluateSlowly(policy, asked);
        seen[decision] += 1;
        if (decision !== expected) {
          throw new Error(
            `seed ${seed}: ${decision} instead of ${expected}\n${JSON.stringify(
              {
                policy,
                asked,
              },
            )}`,
          );
        }
      }
    }
    expect(Math.min(seen.allow, seen.deny, seen.unknown)).toBeGreaterThan(500);
  });

  it('marks the clause that decides, with expected and actual values', () => {
    const evaluation = evaluateTrust(
      policyOf(
        allow({
          StringEquals: { [sub]: ['a', 'b'], [aud]: 'sts.amazonaws.com' },
        }),
      ),
      request,
    );
    expect(evaluation).toMatchObject({
      decision: 'deny',
      decidingPath: `Statement[0].Condition.StringEquals["${sub}"]`,
      reasons: [
        {
          code: 'SUB_MISMATCH',
          path: `Statement[0].Condition.StringEquals["${sub}"]`,
          expected: ['a', 'b'],
          actual: 'system:serviceaccount:team:app',
        },
      ],
      statements: [
        {
          matches: 'no',
          principal: { matches: 'yes' },
          action: { matches: 'yes' },
          conditions: [
            { key: sub, matches: 'no', values: [{ matches: 'no' }, {}] },
            { key: aud, matches: 'yes', values: [{ matches: 'yes' }] },
          ],
        },
      ],
    });
  });

  it('tells the nearest statement first', () => {
    const { reasons } = evaluateTrust(
      policyOf(
        allow(undefined, {
          Principal: { Federated: provider.replace('0123', '9999') },
        }),
        allow(undefined, { Action: 'sts:AssumeRole' }),
        allow({ StringEquals: { [sub]: 'x', [aud]: 'y' } }),
        allow({ StringEquals: { [aud]: 'y' } }),
      ),
      request,
    );
    expect(reasons.map(({ code, path }) => [code, path?.slice(0, 12)])).toEqual(
      [
        ['AUD_CONDITION_MISMATCH', 'Statement[3]'],
        ['SUB_MISMATCH', 'Statement[2]'],
        ['AUD_CONDITION_MISMATCH', 'Statement[2]'],
        ['NO_STATEMENT_FOR_ACTION', 'Statement[1]'],
        ['PROVIDER_NOT_TRUSTED', 'Statement[0]'],
      ],
    );
  });

  it('says that a claim of another issuer is never in the request', () => {
    const { reasons } = evaluateTrust(
      policyOf(allow({ StringEquals: { [sub.replace('0123', '9999')]: 'x' } })),
      request,
    );
    expect(reasons[0].code).toBe('OTHER_ISSUER_KEY');
    expect(reasons[0]).not.toHaveProperty('actual');
  });

  it('tells what STS refuses whatever the policy says', () => {
    const foreign = { ...request, roleArn: 'arn:aws:iam::999999999999:role/x' };
    expect(evaluateTrust(policyOf(allow()), foreign)).toMatchObject({
      decision: 'deny',
      reasons: [{ code: 'DEAD_TRUST_FOREIGN_PROVIDER' }],
    });
    expect(
      evaluateTrust(policyOf(), foreign).reasons.map(({ code }) => code),
    ).toEqual(['DEAD_TRUST_FOREIGN_PROVIDER', 'PROVIDER_NOT_TRUSTED']);
    const withPath = 'arn:aws:iam::111122223333:role/a:b/{c}/app';
    expect(
      evaluateTrust(policyOf(allow()), { ...request, roleArn: withPath })
        .decision,
    ).toBe('allow');
    expect(
      evaluateTrust(policyOf(allow()), { ...request, roleArn: '' }).decision,
    ).toBe('unknown');
  });

  it('does not judge an incomplete request', () => {
    for (const change of [{ principal: undefined }, { action: undefined }]) {
      const incomplete = { ...request, ...change } as unknown as TrustRequest;
      expect(evaluateTrust(policyOf(allow()), incomplete)).toMatchObject({
        decision: 'unknown',
        reasons: [{ code: 'VALUE_NOT_UNDERSTOOD' }],
      });
    }
  });

  it('does not depend on the order of statements', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = new Random(seed);
      const policy = generatePolicy(random, 'irsa');
      const statements = policy.Statement;
      const turned = Array.isArray(statements)
        ? { ...policy, Statement: [...statements].reverse() }
        : policy;
      const asked = webIdentityRequest(generateCaller(random));
      expect(evaluateTrust(turned, asked).decision).toBe(
        evaluateTrust(policy, asked).decision,
      );
    }
  });

  it('takes a scalar and a list of one for the same', () => {
    const listed = (value: unknown): unknown => {
      if (typeof value === 'string') {
        return [value];
      }
      return Array.isArray(value) || value === null || typeof value !== 'object'
        ? value
        : Object.fromEntries(
            Object.entries(value).map(([key, item]) => [key, listed(item)]),
          );
    };
    const listStatement = (statement: Record<string, unknown>) => ({
      ...statement,
      Action: listed(statement.Action),
      ...(statement.Principal !== '*' && {
        Principal: listed(statement.Principal),
      }),
      ...(statement.Condition !== undefined && {
        Condition: listed(statement.Condition),
      }),
    });
    for (let seed = 1; seed <= 500; seed++) {
      const random = new Random(seed);
      const policy = generatePolicy(random, 'irsa');
      const statements = [policy.Statement].flat() as Record<string, unknown>[];
      const wrapped = { ...policy, Statement: statements.map(listStatement) };
      const asked = webIdentityRequest(generateCaller(random));
      expect(evaluateTrust(wrapped, asked).decision).toBe(
        evaluateTrust(policy, asked).decision,
      );
    }
  });

  it('is never widened by a Deny', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = new Random(seed);
      const policy = generatePolicy(random, 'irsa');
      const [deny] = [
        generatePolicy(random, 'irsa').Statement,
      ].flat() as object[];
      const statements = [policy.Statement].flat() as object[];
      const asked = webIdentityRequest(generateCaller(random));
      const before = evaluateTrust(policy, asked).decision;
      const after = evaluateTrust(
        { ...policy, Statement: [...statements, { ...deny, Effect: 'Deny' }] },
        asked,
      ).decision;
      const order = ['deny', 'unknown', 'allow'];
      expect(order.indexOf(after)).toBeLessThanOrEqual(order.indexOf(before));
    }
  });
});

describe('hostile input', () => {
  function deep(levels: number): unknown {
    let value: unknown = 'x';
    for (let i = 0; i < levels; i++) {
      value = i % 2 ? [value] : { x: value };
    }
    return value;
  }

  it.each([
    ['a deep document', { Statement: deep(100_000) }],
    [
      'a deep condition',
      policyOf(allow({ StringEquals: deep(100_001) as object })),
    ],
    [
      'a deep value',
      policyOf(allow({ StringEquals: { [sub]: deep(100_000) } })),
    ],
    [
      'a deep principal',
      policyOf(allow(undefined, { Principal: deep(99_999) })),
    ],
  ])('never throws on %s', (_, policy) => {
    expect(evaluateTrust(policy, request).decision).toBe('unknown');
  });

  it('does not match texts of ten million characters for hours', () => {
    const long = 'a'.repeat(10_000_000);
    const { decision } = evaluateTrust(
      policyOf(allow({ StringLike: { [sub]: `*${long}` } })),
      { ...request, context: { [sub]: long } },
    );
    expect(decision).toBe('unknown');
    expect(
      evaluateTrust(policyOf(allow({ StringEquals: { [sub]: long } })), {
        ...request,
        context: { [sub]: long },
      }).decision,
    ).toBe('allow');
  });

  it('keeps __proto__ and constructor ordinary keys', () => {
    const policy = policyOf(
      allow(
        JSON.parse(
          '{"StringEquals":{"__proto__":"x","constructor":"y"}}',
        ) as object,
      ),
    );
    expect(evaluateTrust(policy, request).decision).toBe('deny');
    expect(
      evaluateTrust(policy, {
        ...request,
        context: JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<
          string,
          string
        >,
      }).decision,
    ).toBe('allow');
  });

  it('compares lone surrogates as they stand', () => {
    const policy = policyOf(allow({ StringLike: { [sub]: 'a?\ud800' } }));
    const ask = (text: string) =>
      evaluateTrust(policy, { ...request, context: { [sub]: text } }).decision;
    expect(ask('ab\ud800')).toBe('allow');
    expect(ask('ab\udc00')).toBe('deny');
  });

  it('answers unknown for values of a context that are no texts', () => {
    const context = { [sub]: 7 } as unknown as TrustRequest['context'];
    expect(
      evaluateTrust(policyOf(allow({ StringEquals: { [sub]: '7' } })), {
        ...request,
        context,
      }).decision,
    ).toBe('unknown');
  });
});
