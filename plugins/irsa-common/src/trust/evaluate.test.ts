import { evaluateTrust } from './evaluate';
import { issuer, provider, roleArn } from './__testUtils__/generate';
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

  it('leaves open what is too long to be compared, and says so', () => {
    const long = 'a'.repeat(6_000);
    const asked = (change: Partial<TrustRequest>) => ({
      ...request,
      ...change,
    });
    const like = (...values: string[]) =>
      policyOf(allow({ StringLike: { [sub]: values } }));
    const context = { [sub]: long };
    expect(
      evaluateTrust(like(`*${long}`, 'x'), asked({ context })),
    ).toMatchObject({
      decision: 'unknown',
      reasons: [
        {
          code: 'TOO_LARGE',
          message: `The values of ${sub} are too long to be compared.`,
        },
      ],
    });
    // A plain text of any length is compared, and so is a pattern that another value makes needless.
    expect(evaluateTrust(like(long), asked({ context })).decision).toBe(
      'allow',
    );
    expect(
      evaluateTrust(like('*', `*${long}`), asked({ context })),
    ).toMatchObject({ decision: 'allow' });
    expect(
      evaluateTrust(
        policyOf(allow(undefined, { Action: [`*${long}`, 'sts:x'] })),
        asked({ action: long }),
      ),
    ).toMatchObject({
      decision: 'unknown',
      reasons: [
        { code: 'TOO_LARGE', message: 'An action is too long to be compared.' },
      ],
    });
    expect(
      evaluateTrust(
        policyOf(allow(undefined, { Principal: { Service: `*${long}` } })),
        asked({ principal: { type: 'Service', id: `b${long}` } }),
      ).decision,
    ).toBe('unknown');
  });

  it('says of each value of a condition whether it matches', () => {
    const valuesOf = (condition: object, change: Partial<TrustRequest> = {}) =>
      evaluateTrust(policyOf(allow(condition)), {
        ...request,
        ...change,
      }).statements[0].conditions[0].values.map(({ matches }) => matches);
    const values = ['x', 'system:serviceaccount:team:app'];
    expect(valuesOf({ StringEquals: { [sub]: values } })).toEqual([
      'no',
      'yes',
    ]);
    expect(valuesOf({ StringNotEquals: { [sub]: values } })).toEqual([
      'no',
      'yes',
    ]);
    expect(valuesOf({ StringEquals: { 'aws:Other': values } })).toEqual([
      'no',
      'no',
    ]);
    expect(valuesOf({ StringNotEquals: { 'aws:Other': values } })).toEqual([
      'no',
      'no',
    ]);
    expect(
      valuesOf(
        { StringEquals: { 'aws:Other': values } },
        { unknownKeys: ['aws:Other'] },
      ),
    ).toEqual(['unknown', 'unknown']);
    expect(
      valuesOf({ 'ForAnyValue:StringEqualsIfExists': { 'aws:Other': 'x' } }),
    ).toEqual(['unknown']);
    expect(
      valuesOf({ 'ForAllValues:StringEquals': { 'aws:Other': 'x' } }),
    ).toEqual(['no']);
    expect(valuesOf({ Null: { [sub]: ['true', 'false'] } })).toEqual([
      'no',
      'yes',
    ]);
    expect(valuesOf({ Null: { [sub]: ['true', 'maybe'] } })).toEqual([
      'unknown',
      'unknown',
    ]);
    expect(valuesOf({ StringMatches: { [sub]: values } })).toEqual([
      'unknown',
      'unknown',
    ]);
  });
});
