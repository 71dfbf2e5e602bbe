import { grammarProblemsOf, MAX_GRAMMAR_PROBLEMS } from './grammar';
import { isObject, quote } from './json/value';
import { parseOperator } from './operators/registry';
import { readPolicy } from './readPolicy';
import { countCharacters } from './size';

const federated = 'arn:aws:iam::111122223333:oidc-provider/oidc.example.com';

function statement(change: Record<string, unknown> = {}) {
  return {
    Effect: 'Allow',
    Principal: { Federated: federated },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...change,
  };
}

/** Each problem of a document as one text. */
function problemsOf(document: Record<string, unknown>): string[] {
  return grammarProblemsOf(readPolicy(document)).map(
    ({ code, path, message }) => `${code} at ${path}: ${message}`,
  );
}

const problemsOfStatement = (change: Record<string, unknown>) =>
  problemsOf({ Version: '2012-10-17', Statement: statement(change) });

describe('readPolicy', () => {
  it('makes scalars and lists alike and keeps the place of each text', () => {
    expect(
      readPolicy({
        Version: '2012-10-17',
        Id: 'any text',
        Statement: [
          statement({
            Sid: 'Az09',
            Condition: {
              StringLike: { 'AWS:A': ['x', true, 7], 'aws:b': 'y' },
              Null: { 'aws:c': false },
            },
          }),
        ],
      }),
    ).toEqual({
      variables: true,
      version: '2012-10-17',
      faults: [],
      blemishes: [],
      statements: [
        {
          path: 'Statement[0]',
          sid: 'Az09',
          effect: 'Allow',
          principal: {
            path: 'Statement[0].Principal',
            negated: false,
            values: [
              {
                type: 'Federated',
                value: federated,
                path: 'Statement[0].Principal.Federated',
              },
            ],
            faults: [],
          },
          action: {
            path: 'Statement[0].Action',
            negated: false,
            values: [
              {
                value: 'sts:AssumeRoleWithWebIdentity',
                path: 'Statement[0].Action',
              },
            ],
            faults: [],
          },
          conditions: [
            {
              path: 'Statement[0].Condition.StringLike["AWS:A"]',
              operatorText: 'StringLike',
              operator: parseOperator('StringLike'),
              key: 'AWS:A',
              foldedKey: 'aws:a',
              values: [
                {
                  value: 'x',
                  path: 'Statement[0].Condition.StringLike["AWS:A"][0]',
                },
                {
                  value: 'true',
                  path: 'Statement[0].Condition.StringLike["AWS:A"][1]',
                },
                {
                  value: '7',
                  path: 'Statement[0].Condition.StringLike["AWS:A"][2]',
                },
              ],
              faults: [],
            },
            {
              path: 'Statement[0].Condition.StringLike["aws:b"]',
              operatorText: 'StringLike',
              operator: parseOperator('StringLike'),
              key: 'aws:b',
              foldedKey: 'aws:b',
              values: [
                {
                  value: 'y',
                  path: 'Statement[0].Condition.StringLike["aws:b"]',
                },
              ],
              faults: [],
            },
            {
              path: 'Statement[0].Condition.Null["aws:c"]',
              operatorText: 'Null',
              operator: parseOperator('Null'),
              key: 'aws:c',
              foldedKey: 'aws:c',
              values: [
                {
                  value: 'false',
                  path: 'Statement[0].Condition.Null["aws:c"]',
                },
              ],
              faults: [],
            },
          ],
          faults: [],
          blemishes: [],
        },
      ],
    });
  });

  it('reads negated elements, the star and every principal type', () => {
    const [first] = readPolicy({
      Statement: {
        Effect: 'Deny',
        NotPrincipal: {
          AWS: ['*', '111122223333'],
          Service: 'ec2.amazonaws.com',
          CanonicalUser: '79a5',
        },
        NotAction: ['sts:TagSession'],
      },
    }).statements;
    expect(first).toEqual({
      path: 'Statement',
      sid: undefined,
      effect: 'Deny',
      principal: {
        path: 'Statement.NotPrincipal',
        negated: true,
        values: [
          { type: 'AWS', value: '*', path: 'Statement.NotPrincipal.AWS[0]' },
          {
            type: 'AWS',
            value: '111122223333',
            path: 'Statement.NotPrincipal.AWS[1]',
          },
          {
            type: 'Service',
            value: 'ec2.amazonaws.com',
            path: 'Statement.NotPrincipal.Service',
          },
          {
            type: 'CanonicalUser',
            value: '79a5',
            path: 'Statement.NotPrincipal.CanonicalUser',
          },
        ],
        faults: [],
      },
      action: {
        path: 'Statement.NotAction',
        negated: true,
        values: [{ value: 'sts:TagSession', path: 'Statement.NotAction[0]' }],
        faults: [],
      },
      conditions: [],
      faults: [],
      blemishes: [],
    });
    expect(
      readPolicy({ Statement: statement({ Principal: '*' }) }).statements[0]
        .principal,
    ).toEqual({
      path: 'Statement.Principal',
      negated: false,
      values: [{ type: '*', value: '*', path: 'Statement.Principal' }],
      faults: [],
    });
  });

  it.each([
    [{ Version: '2012-10-17' }, true, '2012-10-17'],
    [{ Version: '2008-10-17' }, false, '2008-10-17'],
    [{}, false, undefined],
    [{ Version: '2012-10-18' }, false, undefined],
    [{ Version: 2012 }, false, undefined],
  ])('replaces variables for %j: %s', (version, variables, read) => {
    const model = readPolicy({ ...version, Statement: statement() });
    expect([model.variables, model.version]).toEqual([variables, read]);
  });

  it('reads a statement that is none as one that nobody is named in', () => {
    const [first] = readPolicy({ Statement: ['x'] }).statements;
    expect(first).toMatchObject({
      path: 'Statement[0]',
      effect: 'unknown',
      principal: { path: 'Statement[0]', negated: false, values: [] },
      action: { path: 'Statement[0]', negated: false, values: [] },
      conditions: [],
    });
    const [typed] = readPolicy({ Statement: statement({ Sid: 7 }) }).statements;
    expect(typed.sid).toBeUndefined();
    expect(
      readPolicy({ Statement: statement({ Effect: 'allow' }) }).statements[0]
        .effect,
    ).toBe('unknown');
  });
});

describe('problems of a document', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['none', { Version: '2008-10-17', Id: '', Statement: [statement()] }, []],
    [
      'strange elements',
      { Statement: statement(), statement: [], 'a b': 1 },
      [
        'UNKNOWN_ELEMENT at statement: A policy has no element "statement".',
        'UNKNOWN_ELEMENT at ["a b"]: A policy has no element "a b".',
      ],
    ],
    [
      'a strange version',
      { Version: '2012', Statement: statement() },
      ['MALFORMED_POLICY at Version: Version is "2012-10-17" or "2008-10-17".'],
    ],
    [
      'an Id that is no text',
      { Id: 7, Statement: statement() },
      ['MALFORMED_POLICY at Id: Id is a text.'],
    ],
    [
      'no statement',
      { Statement: [] },
      ['MALFORMED_POLICY at Statement: The policy has no statement.'],
    ],
    [
      'no Statement',
      {},
      ['MALFORMED_POLICY at : The policy has no Statement.'],
    ],
    [
      'a Statement that is a text',
      { Statement: 'x' },
      [
        'MALFORMED_POLICY at Statement: Statement is an object or a list of objects.',
      ],
    ],
    [
      'a Statement that is null',
      { Statement: null },
      [
        'MALFORMED_POLICY at Statement: Statement is an object or a list of objects.',
      ],
    ],
    [
      'statements that are none',
      { Statement: [[]] },
      [
        'MALFORMED_POLICY at Statement[0]: A statement is an object.',
        'MALFORMED_POLICY at Statement[0]: The statement has no Principal.',
        'MALFORMED_POLICY at Statement[0]: The statement has no Action.',
      ],
    ],
  ])('%s', (_, document, expected) => {
    expect(problemsOf(document)).toEqual(expected);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'resources',
      { Resource: '*', NotResource: '*' },
      [
        'MALFORMED_POLICY at Statement.Resource: A role trust policy has no Resource; the role itself is the resource.',
        'MALFORMED_POLICY at Statement.NotResource: A role trust policy has no NotResource; the role itself is the resource.',
      ],
    ],
    [
      'a strange element',
      { Conditions: {} },
      [
        'UNKNOWN_ELEMENT at Statement.Conditions: A statement has no element "Conditions".',
      ],
    ],
    [
      'a Sid with a dash',
      { Sid: 'a-b' },
      ['MALFORMED_POLICY at Statement.Sid: A Sid has letters and digits only.'],
    ],
    [
      'a Sid that is no text',
      { Sid: 7 },
      ['MALFORMED_POLICY at Statement.Sid: A Sid has letters and digits only.'],
    ],
    ['an empty Sid', { Sid: '' }, []],
    [
      'an effect in lower case',
      { Effect: 'deny' },
      [
        'MALFORMED_POLICY at Statement.Effect: Effect is "Allow" or "Deny", in this letter case.',
      ],
    ],
    [
      'no effect',
      { Effect: undefined },
      [
        'MALFORMED_POLICY at Statement: Effect is "Allow" or "Deny", in this letter case.',
      ],
    ],
    [
      'both elements',
      { NotPrincipal: '*', NotAction: 'x' },
      [
        'MALFORMED_POLICY at Statement.NotPrincipal: A statement has Principal or NotPrincipal, not both.',
        'MALFORMED_POLICY at Statement.NotAction: A statement has Action or NotAction, not both.',
      ],
    ],
    [
      'no element',
      { Principal: undefined, Action: undefined },
      [
        'MALFORMED_POLICY at Statement: The statement has no Principal.',
        'MALFORMED_POLICY at Statement: The statement has no Action.',
      ],
    ],
    [
      'a principal that is a text',
      { Principal: federated },
      [
        'MALFORMED_POLICY at Statement.Principal: Principal is an object such as {"Federated": "arn:…"}.',
      ],
    ],
    [
      'a principal of a strange type',
      { Principal: { federated: 'x', Service: 'y' } },
      [
        'MALFORMED_POLICY at Statement.Principal.federated: There is no principal type "federated"; use AWS, Federated or Service.',
      ],
    ],
    [
      'principals that are no texts',
      { Principal: { AWS: 111122223333, Service: ['x', true] } },
      [
        'MALFORMED_POLICY at Statement.Principal.AWS: The value is a text or a list of texts.',
        'MALFORMED_POLICY at Statement.Principal.Service[1]: The value is a text or a list of texts.',
      ],
    ],
    [
      'an action that is no text',
      { Action: ['x', 7] },
      [
        'MALFORMED_POLICY at Statement.Action[1]: The value is a text or a list of texts.',
      ],
    ],
    [
      'a condition that is a list',
      { Condition: [] },
      ['MALFORMED_POLICY at Statement.Condition: Condition is an object.'],
    ],
    ['no condition', { Condition: undefined }, []],
    [
      'an operator that holds a text',
      { Condition: { StringLike: 'x', Bool: { 'aws:a': 'true' } } },
      [
        'MALFORMED_POLICY at Statement.Condition.StringLike: An operator holds an object of condition keys and values.',
      ],
    ],
    [
      'a strange operator',
      { Condition: { StringMatches: { 'aws:a': 'x' } } },
      [
        'UNKNOWN_OPERATOR at Statement.Condition.StringMatches: IAM documents no condition operator "StringMatches".',
      ],
    ],
    [
      'values that are none',
      { Condition: { StringLike: { 'aws:a': ['x', null, {}, 1e15, -1e15] } } },
      [1, 2, 3, 4].map(
        at =>
          `MALFORMED_POLICY at Statement.Condition.StringLike["aws:a"][${at}]: A condition value is a text, a number or a Boolean.`,
      ),
    ],
    [
      'large numbers',
      { Condition: { NumericEquals: { 'aws:a': [999999999999999, -1.5] } } },
      [],
    ],
  ])('%s', (_, change, expected) => {
    expect(problemsOfStatement(change)).toEqual(expected);
  });

  it('go on after a principal type that there is not', () => {
    const [{ principal }] = readPolicy({
      Statement: statement({ Principal: { federated: 'x', Service: 'y' } }),
    }).statements;
    expect(principal.values.map(({ value }) => value)).toEqual(['y']);
  });

  it('go on after an operator that holds no keys', () => {
    const [{ conditions }] = readPolicy({
      Statement: statement({
        Condition: { StringLike: 'x', Bool: { 'aws:a': 'true' } },
      }),
    }).statements;
    expect(conditions.map(({ key }) => key)).toEqual(['aws:a']);
  });

  it('are listed in the order of the document', () => {
    expect(
      problemsOf({
        Id: 7,
        x: 1,
        Statement: [
          {
            Effect: 'allow',
            Sid: '-',
            Principal: 'p',
            Action: 7,
            Condition: { StringLike: { 'aws:a': null } },
          },
          statement({ Sid: '-' }),
        ],
      }).map(text => text.replace(/:.*/, '')),
    ).toEqual([
      'UNKNOWN_ELEMENT at x',
      'MALFORMED_POLICY at Id',
      'MALFORMED_POLICY at Statement[0].Effect',
      'MALFORMED_POLICY at Statement[0].Sid',
      'MALFORMED_POLICY at Statement[0].Principal',
      'MALFORMED_POLICY at Statement[0].Action',
      'MALFORMED_POLICY at Statement[0].Condition.StringLike["aws',
      'MALFORMED_POLICY at Statement[1].Sid',
    ]);
  });

  it('are listed up to a limit', () => {
    const many = (count: number) =>
      problemsOf({
        Statement: Array.from({ length: count }, () => statement({ Sid: '-' })),
      });
    expect(many(MAX_GRAMMAR_PROBLEMS - 1)).toHaveLength(
      MAX_GRAMMAR_PROBLEMS - 1,
    );
    expect(many(MAX_GRAMMAR_PROBLEMS)).toHaveLength(MAX_GRAMMAR_PROBLEMS);
    expect(many(MAX_GRAMMAR_PROBLEMS + 1)).toHaveLength(MAX_GRAMMAR_PROBLEMS);
    expect(
      problemsOf({
        Statement: [
          statement({ Action: Array.from({ length: 101 }, () => 7) }),
          statement(),
        ],
      }),
    ).toHaveLength(MAX_GRAMMAR_PROBLEMS);
  });
});

describe('isObject', () => {
  it('is for objects only', () => {
    expect([{}, { a: 1 }].map(isObject)).toEqual([true, true]);
    expect([null, [], 'x', 7, undefined].map(isObject)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('quote', () => {
  it('shortens long texts', () => {
    expect(quote('a"b')).toBe('"a\\"b"');
    expect(quote('x'.repeat(120))).toBe(`"${'x'.repeat(120)}"`);
    expect(quote('x'.repeat(121))).toBe(`"${'x'.repeat(117)}…"`);
  });
});

describe('countCharacters', () => {
  it('leaves out white space, also that of values', () => {
    expect(countCharacters({ Id: 'a b\tc', Statement: [] })).toBe(
      '{"Id":"ab\\tc","Statement":[]}'.length,
    );
  });

  it('does not know the size of what is no JSON', () => {
    const endless: Record<string, unknown> = {};
    endless.self = endless;
    expect(countCharacters(endless)).toBeUndefined();
  });
});
