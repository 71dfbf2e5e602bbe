import {
  hclBlock,
  HclBlockBody,
  hclName,
  hclString,
  hclValue,
  jsonencode,
} from './hcl';

describe('hclString', () => {
  it.each([
    ['plain', '"plain"'],
    ['a "b"', '"a \\"b\\""'],
    ['${aws:PrincipalTag/x}', '"$${aws:PrincipalTag/x}"'],
    ['%{if x}', '"%%{if x}"'],
    ['a\nb', '"a\\nb"'],
    ['back\\slash', '"back\\\\slash"'],
  ])('writes %j as %s', (text, written) => {
    expect(hclString(text)).toBe(written);
  });
});

describe('hclValue', () => {
  it('writes lists, objects and keys that are no names', () => {
    expect(hclValue({ a: [1, true], 'a/b': { c: 'd' } })).toBe(
      ['{', '  a = [1, true]', '  "a/b" = {', '    c = "d"', '  }', '}'].join(
        '\n',
      ),
    );
  });
});

describe('hclBlock', () => {
  it('lines up neighbours, leaves out what is absent and writes blocks', () => {
    expect(
      hclBlock('resource', ['type', 'name'], {
        a: 1,
        long: 'x',
        none: undefined,
        metadata: new HclBlockBody({ name: 'n' }),
        policy: jsonencode({ A: 'b' }),
      }),
    ).toBe(
      [
        'resource "type" "name" {',
        '  a    = 1',
        '  long = "x"',
        '  metadata {',
        '    name = "n"',
        '  }',
        '  policy = jsonencode({',
        '    A = "b"',
        '  })',
        '}',
      ].join('\n'),
    );
  });
});

describe('hclName', () => {
  it.each([
    ['payments-api', 'payments_api'],
    ['7up', 'role_7up'],
    ['a.b@c', 'a_b_c'],
  ])('makes %s %s', (text, name) => {
    expect(hclName(text)).toBe(name);
  });
});
