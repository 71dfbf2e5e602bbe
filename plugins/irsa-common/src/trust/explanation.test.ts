import { evaluateTrust } from './evaluate';
import { issuer, provider, roleArn } from './__testUtils__/generate';
import type { TrustRequest } from './types';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;
const subject = 'system:serviceaccount:team:app';
const web = 'sts:AssumeRoleWithWebIdentity';

const request: TrustRequest = {
  action: web,
  roleArn,
  principal: { type: 'Federated', id: provider },
  context: { [sub]: subject, [aud]: ['sts.amazonaws.com'] },
};

function allow(condition?: object, more: object = {}) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: web,
    ...(condition && { Condition: condition }),
    ...more,
  };
}

function decide(statements: object[], change: Partial<TrustRequest> = {}) {
  return evaluateTrust(
    { Version: '2012-10-17', Statement: statements },
    { ...request, ...change },
  );
}

const codesOf = (...given: Parameters<typeof decide>) =>
  decide(...given).reasons.map(({ code }) => code);

describe('the explanation', () => {
  it('of an admission tells each part, and reasons for the decision only', () => {
    const conditionPath = `Statement[0].Condition.StringLike["${sub}"]`;
    expect(
      decide([
        allow(
          { StringLike: { [sub]: ['x', 'system:*'] } },
          { Sid: 'One', Action: ['sts:TagSession', web] },
        ),
      ]),
    ).toEqual({
      decision: 'allow',
      decidingPath: 'Statement[0]',
      reasons: [
        {
          code: 'ALLOWED',
          message: 'Statement[0] allows the request.',
          path: 'Statement[0]',
        },
      ],
      statements: [
        {
          path: 'Statement[0]',
          sid: 'One',
          effect: 'Allow',
          matches: 'yes',
          reasons: [],
          principal: {
            path: 'Statement[0].Principal',
            matches: 'yes',
            values: [
              {
                path: 'Statement[0].Principal.Federated',
                value: provider,
                matches: 'yes',
              },
            ],
            reason: undefined,
          },
          action: {
            path: 'Statement[0].Action',
            matches: 'yes',
            values: [
              {
                path: 'Statement[0].Action[0]',
                value: 'sts:TagSession',
                matches: 'no',
              },
              { path: 'Statement[0].Action[1]', value: web, matches: 'yes' },
            ],
            reason: undefined,
          },
          conditions: [
            {
              path: conditionPath,
              operator: 'StringLike',
              key: sub,
              matches: 'yes',
              expected: ['x', 'system:*'],
              actual: subject,
              values: [
                { path: `${conditionPath}[0]`, value: 'x', matches: 'no' },
                {
                  path: `${conditionPath}[1]`,
                  value: 'system:*',
                  matches: 'yes',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('has no Sid and no actual value where there is none', () => {
    const [statement] = decide([
      allow({ StringEquals: { 'aws:Other': 'x' } }),
    ]).statements;
    expect(statement).not.toHaveProperty('sid');
    expect(statement.conditions[0]).not.toHaveProperty('actual');
    expect(statement.conditions[0].reason).toEqual({
      code: 'OTHER_CONDITION',
      message:
        'StringEquals on aws:Other does not hold: the request does not have the key.',
      path: 'Statement[0].Condition.StringEquals["aws:Other"]',
      expected: ['x'],
    });
    expect(Object.keys(statement.conditions[0].reason ?? {})).not.toContain(
      'actual',
    );
  });

  it('of a principal or an action that does not match says nothing of the rest', () => {
    const condition = { StringEquals: { [sub]: 'x' } };
    const [other, action] = decide([
      allow(condition, {
        Principal: { Federated: [`${provider}0`, 'accounts.google.com'] },
        Action: 'sts:TagSession',
      }),
      allow(condition, { Action: ['sts:AssumeRole', 'sts:TagSession'] }),
    ]).statements;
    expect(other.reasons).toEqual([
      {
        code: 'PROVIDER_NOT_TRUSTED',
        message: `The statement is not about "${provider}".`,
        path: 'Statement[0].Principal',
        expected: [`${provider}0`, 'accounts.google.com'],
        actual: provider,
      },
    ]);
    expect(other.principal.values.map(({ matches }) => matches)).toEqual([
      'no',
      'no',
    ]);
    expect(action.reasons).toEqual([
      {
        code: 'NO_STATEMENT_FOR_ACTION',
        message: `The statement does not cover "${web}".`,
        path: 'Statement[1].Action',
        expected: ['sts:AssumeRole', 'sts:TagSession'],
        actual: web,
      },
    ]);
  });

  it('says of each principal whether it matches', () => {
    const of = (principal: object, caller: TrustRequest['principal']) =>
      decide([allow(undefined, { Principal: principal })], {
        principal: caller,
      }).statements[0].principal.values.map(({ matches }) => matches);
    const aws = {
      type: 'AWS',
      id: 'arn:aws:iam::111122223333:user/a',
    } as const;
    const written = {
      AWS: ['111122223333', '444455556666', 'arn:aws:iam::*:user/b', '*'],
      Federated: 'accounts.google.com',
      Service: 'ec2.amazonaws.com',
    };
    expect(of(written, aws)).toEqual(['yes', 'no', 'no', 'yes', 'no', 'no']);
    expect(of(written, { type: 'Service', id: 'ec2.amazonaws.com' })).toEqual([
      'no',
      'no',
      'no',
      'unknown',
      'no',
      'yes',
    ]);
  });

  it('tells a claim of another issuer first, then subject, audience and the rest', () => {
    const other = sub.replace('0123', '9999');
    const [statement] = decide([
      allow({
        StringEquals: {
          'aws:A': 'x',
          [aud]: 'x',
          'aws:B': 'x',
          [sub]: 'x',
          [other]: 'x',
        },
        StringLike: { [sub]: '*', 'aws:C': 'x' },
      }),
    ]).statements;
    expect(
      statement.reasons.map(({ code, path }) => [code, path?.slice(-7)]),
    ).toEqual([
      ['OTHER_ISSUER_KEY', expect.any(String)],
      ['SUB_MISMATCH', expect.any(String)],
      ['AUD_CONDITION_MISMATCH', expect.any(String)],
      ['OTHER_CONDITION', '["aws:A"]'.slice(-7)],
      ['OTHER_CONDITION', '["aws:B"]'.slice(-7)],
      ['OTHER_CONDITION', '["aws:C"]'.slice(-7)],
    ]);
  });

  it('of an open statement tells what is open, not what holds or fails elsewhere', () => {
    const unknown = { unknownKeys: ['aws:Open'] };
    const open = { StringEquals: { 'aws:Open': 'x', [sub]: subject } };
    expect(codesOf([allow(open)], unknown)).toEqual(['UNKNOWN_KEY']);
    expect(codesOf([allow(open, { Resource: '*' })], unknown)).toEqual([
      'MALFORMED_POLICY',
      'UNKNOWN_KEY',
    ]);
    expect(
      codesOf([allow(open, { Principal: { AWS: '*' } })], unknown),
    ).toEqual(['WILDCARD_PRINCIPAL', 'UNKNOWN_KEY']);
    // What is open beside a failure does not matter.
    expect(
      codesOf(
        [allow({ StringEquals: { 'aws:Open': 'x', [sub]: 'x' } })],
        unknown,
      ),
    ).toEqual(['SUB_MISMATCH']);
    // A statement with a fault that fails is refused for what fails.
    expect(
      codesOf([allow({ StringEquals: { [sub]: 'x' } }, { Resource: '*' })]),
    ).toEqual(['SUB_MISMATCH']);
    // An Allow is certain, so only the open Deny matters.
    expect(
      codesOf(
        [
          allow(),
          allow({ StringEquals: { 'aws:Open': 'x' } }),
          allow({ StringMatches: { [sub]: 'x' } }, { Effect: 'Deny' }),
        ],
        unknown,
      ),
    ).toEqual(['UNKNOWN_OPERATOR']);
  });

  it('of a refusal leaves out statements that deny, and tells the fewest failures first', () => {
    const evaluation = decide([
      allow({ StringEquals: { 'aws:A': 'x', 'aws:B': 'x' } }),
      allow({
        StringEquals: { 'aws:A': 'x' },
        StringNotEquals: { 'aws:B': 'x', 'aws:C': 'x' },
      }),
      allow({ StringEquals: { [sub]: 'x' } }, { Effect: 'Deny' }),
    ]);
    expect(evaluation.reasons.map(({ path }) => path?.slice(0, 12))).toEqual([
      'Statement[1]',
      'Statement[0]',
      'Statement[0]',
    ]);
    expect(evaluation.decidingPath).toMatch(/^Statement\[1\]/);
  });

  it('of a policy without an Allow names who is asking', () => {
    expect(decide([]).reasons).toEqual([
      {
        code: 'PROVIDER_NOT_TRUSTED',
        message: 'The policy has no Allow statement.',
        actual: provider,
      },
    ]);
    expect(decide([])).not.toHaveProperty('decidingPath');
    const principal = { type: 'Service', id: 'ec2.amazonaws.com' } as const;
    expect(codesOf([], { principal })).toEqual(['PRINCIPAL_NOT_TRUSTED']);
  });

  it('tells what is refused or left open before the policy is read', () => {
    const foreign = (arn: string) =>
      decide([allow(undefined, { Principal: { Federated: arn } })], {
        principal: { type: 'Federated', id: arn },
      });
    expect(foreign(provider.replace('111122223333', '444455556666'))).toEqual(
      expect.objectContaining({
        decision: 'deny',
        reasons: [
          expect.objectContaining({
            code: 'DEAD_TRUST_FOREIGN_PROVIDER',
            expected: ['111122223333'],
            actual: '444455556666',
          }),
        ],
      }),
    );
    expect(foreign(provider.replace('arn:aws:', 'arn:aws-cn:')).decision).toBe(
      'deny',
    );
    // Other identity providers are not looked up in the account of the role.
    const saml = 'arn:aws:iam::444455556666:saml-provider/a';
    expect(foreign(saml).decision).toBe('allow');
    expect(
      decide([allow(undefined, { Principal: { Service: provider } })], {
        principal: {
          type: 'Service',
          id: provider.replace('111122223333', '444455556666'),
        },
      }).reasons.map(({ code }) => code),
    ).toEqual(['PRINCIPAL_NOT_TRUSTED']);
    expect(decide([], { roleArn: '' }).reasons[0]).toEqual({
      code: 'ROLE_ARN_INVALID',
      message: 'The request names no role.',
    });
    expect(
      decide([], { roleArn: undefined as unknown as string }).decision,
    ).toBe('unknown');
    expect(
      decide([allow()], { roleArn: 7 as unknown as string }),
    ).toMatchObject({
      decision: 'deny',
      reasons: [{ code: 'ROLE_ARN_INVALID' }],
    });
    expect(evaluateTrust(undefined, request)).toEqual({
      decision: 'unknown',
      reasons: [
        {
          code: 'POLICY_NOT_READ',
          message: 'There is no trust policy document to judge.',
          path: '',
        },
      ],
      statements: [],
    });
    expect(decide([], { action: undefined as unknown as string })).toEqual({
      decision: 'unknown',
      reasons: [
        {
          code: 'VALUE_NOT_UNDERSTOOD',
          message:
            'The request has no action or no principal; give both to have it judged.',
        },
      ],
      statements: [],
    });
  });

  it('does not call a missing claim of the own provider, or of none, one of another issuer', () => {
    expect(
      codesOf([allow({ StringEquals: { [`${issuer}:amr`]: 'x' } })]),
    ).toEqual(['OTHER_CONDITION']);
    const key = 'oidc.example.com:sub';
    expect(codesOf([allow({ StringEquals: { [key]: 'x' } })])).toEqual([
      'OTHER_ISSUER_KEY',
    ]);
    expect(
      codesOf([allow({ StringEquals: { [key]: 'x' } })], {
        context: { [key]: 'y' },
      }),
    ).toEqual(['OTHER_CONDITION']);
    expect(
      codesOf(
        [
          allow(
            { StringEquals: { [key]: 'x' } },
            { Principal: { Service: 'ec2.amazonaws.com' } },
          ),
        ],
        { principal: { type: 'Service', id: 'ec2.amazonaws.com' } },
      ),
    ).toEqual(['OTHER_CONDITION']);
  });
});
