import {
  parseTrustPolicy,
  TRUST_POLICY_MAX_CHARACTERS,
  TRUST_POLICY_MAX_DEPTH,
} from './parse';
import { partOf } from './__testUtils__/share';

const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.example.com" },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": { "StringEquals": { "oidc.example.com:sub": ["a", "b"] } }
    }
  ]
}`;

describe('parseTrustPolicy', () => {
  it('reads plain text and finds the place of a path', () => {
    const { policy, problems, positionOf } = parseTrustPolicy(text);
    expect(problems).toEqual([]);
    expect(policy).toEqual(JSON.parse(text));
    expect(
      positionOf('Statement[0].Condition.StringEquals["oidc.example.com:sub"]'),
    ).toEqual({ line: 8, column: 40, endLine: 8, endColumn: 74 });
    expect(
      positionOf(
        'Statement[0].Condition.StringEquals["oidc.example.com:sub"][1]',
      ),
    ).toEqual({ line: 8, column: 70, endLine: 8, endColumn: 73 });
    expect(positionOf('')).toMatchObject({ line: 1, column: 1, endLine: 11 });
    expect(positionOf('Statement[7]')).toBeUndefined();
    expect(positionOf('no path[')).toBeUndefined();
    expect(positionOf('Statement["unclosed]')).toBeUndefined();
  });

  it('reads URL-encoded text, and places refer to the decoded text', () => {
    const parsed = parseTrustPolicy(`\n${encodeURIComponent(text)} `);
    expect(parsed.policy).toEqual(JSON.parse(text));
    expect(parsed.text).toBe(text);
    expect(parsed.positionOf('Statement[0].Effect')).toMatchObject({ line: 5 });
    const lower = encodeURIComponent(text).replace(/%7B/g, '%7b');
    expect(parseTrustPolicy(lower).policy).toEqual(JSON.parse(text));
  });

  it('does not decode text that is already JSON', () => {
    const { policy } = parseTrustPolicy('{"Id":"100%25","Statement":[]}');
    expect(policy).toEqual({ Id: '100%25', Statement: [] });
  });

  it('passes over a byte order mark', () => {
    expect(parseTrustPolicy('\uFEFF{"Statement":[]}').policy).toEqual({
      Statement: [],
    });
  });

  it.each([
    ['', 'POLICY_NOT_READ'],
    ['  \n', 'POLICY_NOT_READ'],
    ['%7B%E0%A4%A', 'BAD_ENCODING'],
    ['[]', 'NOT_AN_OBJECT'],
    ['"text"', 'NOT_AN_OBJECT'],
    ['null', 'NOT_AN_OBJECT'],
    ['{', 'NOT_JSON'],
    ['{"a":1,}', 'NOT_JSON'],
    ['{"a" 1}', 'NOT_JSON'],
    ['{"a":01}', 'NOT_JSON'],
    ["{'a':1}", 'NOT_JSON'],
    ['{"a":[1 2]}', 'NOT_JSON'],
    ['{"a":1} x', 'NOT_JSON'],
    ['{"a":"\u0001"}', 'NOT_JSON'],
    ['{"a":"\\x"}', 'NOT_JSON'],
    ['{"a":nul}', 'NOT_JSON'],
  ])('says what is wrong with %j', (given, code) => {
    const { policy, problems } = parseTrustPolicy(given);
    expect(policy).toBeUndefined();
    expect(problems.map(problem => problem.code)).toEqual([code]);
  });

  it('tells line and column of a syntax error', () => {
    const { problems } = parseTrustPolicy('{\n  "Version": 2012-10\n}');
    expect(problems[0]).toMatchObject({
      code: 'NOT_JSON',
      line: 2,
      column: 18,
      message: "Expected ',' or '}', found the character \"-\".",
    });
  });

  it('finds every duplicate key with its place, and reads the last one', () => {
    const { policy, problems, positionOf } = parseTrustPolicy(
      '{"Statement":[],\n"Statement":[{"Effect":"Allow",\n"Effect":"Deny"}]}',
    );
    expect(policy).toMatchObject({ Statement: [{ Effect: 'Deny' }] });
    expect(
      problems
        .filter(({ code }) => code === 'DUPLICATE_KEY')
        .map(({ path, line, column }) => [path, line, column]),
    ).toEqual([
      ['Statement', 2, 1],
      ['Statement[0].Effect', 3, 1],
    ]);
    expect(positionOf('Statement[0].Effect')).toMatchObject({ line: 3 });
  });

  it('reports what the grammar of IAM does not accept, with places', () => {
    const { policy, problems } = parseTrustPolicy(
      '{"Version":"2012",\n"Statement":{"Effect":"allow",\n"Principle":{}}}',
    );
    expect(policy).toBeDefined();
    expect(problems.map(({ code, path, line }) => [code, path, line])).toEqual([
      ['MALFORMED_POLICY', 'Version', 1],
      ['UNKNOWN_ELEMENT', 'Statement.Principle', 3],
      ['MALFORMED_POLICY', 'Statement.Effect', 2],
      ['MALFORMED_POLICY', 'Statement', 2],
      ['MALFORMED_POLICY', 'Statement', 2],
    ]);
  });

  it('keeps __proto__ an ordinary key', () => {
    const { policy, problems } = parseTrustPolicy(
      '{"__proto__":{"Statement":[]},"Statement":[{}]}',
    );
    expect(Object.keys(policy ?? {})).toEqual(['__proto__', 'Statement']);
    expect(problems[0]).toMatchObject({
      code: 'UNKNOWN_ELEMENT',
      path: '__proto__',
    });
    expect(Object.prototype).not.toHaveProperty('Statement');
  });

  it('refuses what is too large or too deep before it is read', () => {
    const long = `{"Id":"${'x'.repeat(TRUST_POLICY_MAX_CHARACTERS)}"}`;
    expect(parseTrustPolicy(long).problems[0].code).toBe('TOO_LARGE');
    const deep = '['.repeat(100_000);
    expect(parseTrustPolicy(deep).problems[0]).toMatchObject({
      code: 'TOO_DEEP',
      column: TRUST_POLICY_MAX_DEPTH + 1,
    });
    expect(parseTrustPolicy(`{"a":`.repeat(50_000)).problems[0].code).toBe(
      'TOO_DEEP',
    );
  });

  it('reads the longest string that it accepts', () => {
    const id = 'x'.repeat(TRUST_POLICY_MAX_CHARACTERS - 30);
    const { policy } = parseTrustPolicy(`{"Id":"${id}","Statement":[]}`);
    expect(policy?.Id).toBe(id);
    const count = partOf(60_000);
    const many = `{"Statement":[${'{},'.repeat(count)}{}]}`;
    const { problems, positionOf } = parseTrustPolicy(many);
    expect(problems.length).toBeLessThanOrEqual(200);
    expect(positionOf(`Statement[${count}]`)).toMatchObject({ line: 1 });
  });

  it('accepts lone surrogates and unusual callers', () => {
    expect(parseTrustPolicy('{"Id":"\\ud800","Statement":[]}').policy).toEqual({
      Id: '\ud800',
      Statement: [],
    });
    expect(
      parseTrustPolicy(undefined as unknown as string).problems[0].code,
    ).toBe('POLICY_NOT_READ');
  });
});

/** The only problem of a text. */
function problemOf(given: string) {
  const { policy, problems } = parseTrustPolicy(given);
  expect([policy, problems.length]).toEqual([undefined, 1]);
  return problems[0];
}

describe('a text that cannot be read', () => {
  it.each([
    [
      '[1]',
      'NOT_AN_OBJECT',
      'A policy document is a JSON object; this is something else.',
      1,
    ],
    [' \n []', 'NOT_AN_OBJECT', expect.any(String), 2],
    [
      '{',
      'NOT_JSON',
      'Expected a key in double quotes, found the end of the text.',
      2,
    ],
    [
      '{a',
      'NOT_JSON',
      'Expected a key in double quotes, found the character "a".',
      2,
    ],
    [
      '{1',
      'NOT_JSON',
      'Expected a key in double quotes, found the character "1".',
      2,
    ],
    [
      '{true',
      'NOT_JSON',
      'Expected a key in double quotes, found the character "t".',
      2,
    ],
    [
      '{"a" 1}',
      'NOT_JSON',
      'Expected \':\' after a key, found the character "1".',
      6,
    ],
    [
      '{"a"',
      'NOT_JSON',
      "Expected ':' after a key, found the end of the text.",
      5,
    ],
    ['{"a":', 'NOT_JSON', 'Expected a value, found the end of the text.', 6],
    ['{"a":}', 'NOT_JSON', 'Expected a value, found the character "}".', 6],
    [
      '{"a":1',
      'NOT_JSON',
      "Expected ',' or '}', found the end of the text.",
      7,
    ],
    [
      '{"a":1]',
      'NOT_JSON',
      "Expected ',' or '}', found the character \"]\".",
      7,
    ],
    [
      '{"a":1,}',
      'NOT_JSON',
      'Expected a key in double quotes, found the character "}".',
      8,
    ],
    [
      '{"a":1,,',
      'NOT_JSON',
      'Expected a key in double quotes, found the character ",".',
      8,
    ],
    [
      '{"a":[1 2]}',
      'NOT_JSON',
      "Expected ',' or ']', found the character \"2\".",
      9,
    ],
    [
      '{"a":[1}',
      'NOT_JSON',
      "Expected ',' or ']', found the character \"}\".",
      8,
    ],
    ['{"a":[,]}', 'NOT_JSON', 'Expected a value, found the character ",".', 7],
    ['{"a":[1,]}', 'NOT_JSON', 'Expected a value, found the character "]".', 9],
    [
      '{"a":{}',
      'NOT_JSON',
      "Expected ',' or '}', found the end of the text.",
      8,
    ],
    [
      '{} x',
      'NOT_JSON',
      'Expected the end of the document, found the character "x".',
      4,
    ],
    [
      '{}}',
      'NOT_JSON',
      'Expected the end of the document, found the character "}".',
      3,
    ],
    [
      '{"a":"b\u0001"}',
      'NOT_JSON',
      'Expected a value, found the character "\\u0001".',
      8,
    ],
    [
      '{"a\tb":1}',
      'NOT_JSON',
      'Expected a key in double quotes, found the character "\\t".',
      4,
    ],
    ['{"a":"b', 'NOT_JSON', 'Expected a value, found the character "\\"".', 6],
    [
      '{"a":"\\u12"}',
      'NOT_JSON',
      'Expected a value, found the character "\\"".',
      6,
    ],
    [
      '\u00a0{}',
      'NOT_JSON',
      'Expected a value, found the character "\u00a0".',
      1,
    ],
  ])('%j', (given, code, message, column) => {
    expect(problemOf(given)).toMatchObject({ code, message, path: '', column });
  });

  it.each([
    '01',
    '-',
    '1.',
    '.5',
    '1e',
    '1e+',
    '+1',
    '0x1',
    'tru',
    'True',
    'nul',
    'fals',
    "'a'",
    '"\\a"',
    '"\\u00g0"',
    '1 1',
  ])('is one with the value %s', value => {
    expect(problemOf(`{"Id":${value}}`).code).toBe('NOT_JSON');
  });

  it.each([
    '0',
    '-0',
    '10',
    '-10.25',
    '1e5',
    '1E+15',
    '1.5e-15',
    'true',
    'false',
    'null',
    '""',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00aF"',
    '[ ]',
    '{ }',
    '[ 1 , [ ] , { "a" : [ 2 ] } ]',
    '"\u007f\u2028"',
    '"\u0020"',
  ])('is not one with the value %s', value => {
    const given = ` \t\r\n{ "Id" : ${value} , "x":1 } \n`;
    const { policy } = parseTrustPolicy(given);
    expect(policy).toEqual(JSON.parse(given));
  });

  it('is one that is too large, empty, badly encoded or no text', () => {
    const room = TRUST_POLICY_MAX_CHARACTERS - '{"Id":""}'.length;
    const fits = `{"Id":"${'x'.repeat(room)}"}`;
    expect(parseTrustPolicy(fits).policy).toBeDefined();
    expect(parseTrustPolicy(`${fits} `)).toEqual({
      text: '',
      problems: [
        {
          code: 'TOO_LARGE',
          message:
            'The text has 262145 characters; at most 262144 are read. IAM accepts a few thousand.',
          path: '',
        },
      ],
      positionOf: expect.any(Function),
    });
    expect(parseTrustPolicy(' \n')).toMatchObject({
      text: ' \n',
      problems: [
        {
          code: 'POLICY_NOT_READ',
          message: 'The text is empty. Paste a trust policy document.',
          path: '',
        },
      ],
    });
    expect(parseTrustPolicy(' %7B%')).toMatchObject({
      text: ' %7B%',
      problems: [
        {
          code: 'BAD_ENCODING',
          message:
            'The text starts like a URL-encoded document but cannot be decoded. Paste it as IAM returned it, or decoded.',
        },
      ],
    });
    const none = parseTrustPolicy(7 as unknown as string);
    expect(none).toMatchObject({
      text: '',
      problems: [
        { code: 'POLICY_NOT_READ', message: 'There is no text to read.' },
      ],
    });
    expect(none.positionOf('')).toBeUndefined();
  });

  it('is one that is nested deeper than the limit, by one level', () => {
    const nested = (levels: number) =>
      `{"Id":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    expect(
      parseTrustPolicy(nested(TRUST_POLICY_MAX_DEPTH)).policy,
    ).toBeDefined();
    expect(problemOf(nested(TRUST_POLICY_MAX_DEPTH + 1))).toEqual({
      code: 'TOO_DEEP',
      message: 'The document is nested deeper than 64 levels.',
      path: '',
      line: 1,
      column: 6 + TRUST_POLICY_MAX_DEPTH,
    });
  });
});

describe('a place', () => {
  const positionOf = (path: string) =>
    parseTrustPolicy(
      '{"Id":"a",\n "Statement": [ {"Sid" : [1, {"b":2}]},\n{}\n] }',
    ).positionOf(path);
  const range = (path: string) => {
    const { line, column, endLine, endColumn } = positionOf(path) ?? {};
    return [line, column, endLine, endColumn].join(' ');
  };

  it.each([
    ['', '1 1 4 4'],
    ['Id', '1 2 1 10'],
    ['Statement', '2 2 4 2'],
    ['Statement[0]', '2 17 2 39'],
    ['Statement[0].Sid', '2 18 2 38'],
    ['Statement[0].Sid[0]', '2 27 2 28'],
    ['Statement[0].Sid[1]', '2 30 2 37'],
    ['Statement[0].Sid[1].b', '2 31 2 36'],
    ['Statement[1]', '3 1 3 3'],
  ])('of %j is %s', (path, expected) => {
    expect(range(path)).toBe(expected);
  });

  it.each([
    'Other',
    'Id[0]',
    'Id.a',
    'Statement.Id',
    'Statement[2]',
    'Statement[5].Id.x',
    'Statement[0].Sid[1].b.c',
    '[0]',
    '..',
  ])('of %j is not there', path => {
    expect(positionOf(path)).toBeUndefined();
  });
});

it('a place is counted from the first line, also where that is empty', () => {
  expect(parseTrustPolicy('\n\n {"Id":"a"}').positionOf('Id')).toEqual({
    line: 3,
    column: 3,
    endLine: 3,
    endColumn: 11,
  });
});

describe('a duplicate key', () => {
  it('is told with its path, in lists and objects', () => {
    const { problems } = parseTrustPolicy(
      '{"Statement":[{},{"Condition":{"Bool":{"a b":"x","a b":["y",{"z":1,"z":2}]}}}]}',
    );
    expect(problems.filter(({ code }) => code === 'DUPLICATE_KEY')).toEqual([
      {
        code: 'DUPLICATE_KEY',
        message:
          'The key "a b" occurs twice in one object; IAM refuses that. Only the last one is read here.',
        path: 'Statement[1].Condition.Bool["a b"]',
        line: 1,
        column: 50,
      },
      {
        code: 'DUPLICATE_KEY',
        message:
          'The key "z" occurs twice in one object; IAM refuses that. Only the last one is read here.',
        path: 'Statement[1].Condition.Bool["a b"][1].z',
        line: 1,
        column: 68,
      },
    ]);
  });

  it('is told for the first fifty', () => {
    const keys = (count: number) =>
      Array.from({ length: count }, () => '"Id":"x"').join(',');
    const count = (given: string) =>
      parseTrustPolicy(given).problems.filter(
        ({ code }) => code === 'DUPLICATE_KEY',
      ).length;
    expect(count(`{${keys(50)}}`)).toBe(49);
    expect(count(`{${keys(51)}}`)).toBe(50);
    expect(count(`{${keys(60)}}`)).toBe(50);
  });

  it('is not one of another object', () => {
    expect(
      parseTrustPolicy(
        '{"Version":"2012-10-17","Statement":[],"Id":"Version"}',
      ).problems.map(({ code }) => code),
    ).toEqual(['MALFORMED_POLICY']);
  });
});

describe('URL-encoded text', () => {
  it('is read behind a byte order mark and white space', () => {
    expect(
      parseTrustPolicy('\uFEFF %7B%22Id%22%3A%22%25%22%7D\n'),
    ).toMatchObject({ policy: { Id: '%' }, text: '{"Id":"%"}' });
  });

  it('is told from JSON by its first character', () => {
    expect(parseTrustPolicy(' {"Id":"%7B"}').policy).toEqual({ Id: '%7B' });
    expect(problemOf('x%7B').code).toBe('NOT_JSON');
  });
});
