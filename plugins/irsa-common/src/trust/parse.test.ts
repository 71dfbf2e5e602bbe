import {
  parseTrustPolicy,
  TRUST_POLICY_MAX_CHARACTERS,
  TRUST_POLICY_MAX_DEPTH,
} from './parse';

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
    const many = `{"Statement":[${'{},'.repeat(60_000)}{}]}`;
    const { problems, positionOf } = parseTrustPolicy(many);
    expect(problems.length).toBeLessThanOrEqual(200);
    expect(positionOf('Statement[60000]')).toMatchObject({ line: 1 });
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
