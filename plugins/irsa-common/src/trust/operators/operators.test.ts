import { operators, parseOperator } from './registry';
import type { Operator } from './operator';
import { readPattern } from '../variables';
import type { VariableValue } from '../variables';
import type { Pattern } from '../pattern';

function operatorOf(name: string): Operator {
  return operators.find(operator => operator.name === name) as Operator;
}

/** Compares a value of a policy, in which variables are not known, with one of a request. */
function compare(name: string, expected: string, actual: string) {
  const operator = operatorOf(name);
  const unknown = (): VariableValue => ({ state: 'unknown' });
  const pattern = readPattern(expected, operator.syntax, unknown) as Pattern;
  return operator.compare(pattern, actual);
}

describe('operators', () => {
  it('are those that AWS documents, as it writes them', () => {
    const told = operators.map(({ name, syntax, negated }) =>
      [name, syntax, ...(negated ? ['negated'] : [])].join(' '),
    );
    expect(told).toEqual([
      'StringEquals text',
      'StringNotEquals text negated',
      'StringEqualsIgnoreCase text',
      'StringNotEqualsIgnoreCase text negated',
      'StringLike glob',
      'StringNotLike glob negated',
      'ArnEquals glob',
      'ArnLike glob',
      'ArnNotEquals glob negated',
      'ArnNotLike glob negated',
      'Bool text',
      ...['Numeric', 'Date'].flatMap(type => [
        `${type}Equals plain`,
        `${type}NotEquals plain negated`,
        `${type}LessThan plain`,
        `${type}LessThanEquals plain`,
        `${type}GreaterThan plain`,
        `${type}GreaterThanEquals plain`,
      ]),
      'IpAddress plain',
      'NotIpAddress plain negated',
      'BinaryEquals plain',
    ]);
  });

  it('are found in any letter case, with set operator and IfExists', () => {
    expect(parseOperator('forallVALUES:stringlikeIFEXISTS')).toEqual({
      qualifier: 'ForAllValues',
      ifExists: true,
      operator: operatorOf('StringLike'),
      canonical: 'ForAllValues:StringLikeIfExists',
    });
    expect(parseOperator('bool')).toEqual({
      qualifier: undefined,
      ifExists: false,
      operator: operatorOf('Bool'),
      canonical: 'Bool',
    });
    expect(parseOperator('foranyvalue:null')).toEqual({
      qualifier: 'ForAnyValue',
      ifExists: false,
      operator: 'Null',
      canonical: 'ForAnyValue:Null',
    });
  });

  it.each([
    'NullIfExists',
    'StringMatches',
    'StringLikeIfExistsIfExists',
    'ForSomeValues:StringLike',
    ' StringLike',
    '',
  ])('do not include %j', name => {
    expect(parseOperator(name)).toBeUndefined();
  });
});

describe('relations of numbers', () => {
  it.each([
    ['Equals', 'no', 'yes', 'no'],
    // Negation comes after the comparison.
    ['NotEquals', 'no', 'yes', 'no'],
    ['LessThan', 'yes', 'no', 'no'],
    ['LessThanEquals', 'yes', 'yes', 'no'],
    ['GreaterThan', 'no', 'no', 'yes'],
    ['GreaterThanEquals', 'no', 'yes', 'yes'],
  ])('Numeric%s of 1, 2 and 3 with 2', (suffix, ...expected) => {
    expect(
      ['1', '2', '3'].map(actual => compare(`Numeric${suffix}`, '2', actual)),
    ).toEqual(expected);
  });

  it.each([
    ['1', '1.0'],
    ['+1', '01'],
    ['-1.5', '-1.50'],
    ['0', '-0'],
    ['123456789012345', '+123456789012345'],
    ['1234567.12345678', '1234567.12345678'],
  ])('read %s and %s as the same', (expected, actual) => {
    expect(compare('NumericEquals', expected, actual)).toBe('yes');
    expect(compare('NumericEquals', actual, expected)).toBe('yes');
  });

  it.each([
    '',
    '1.',
    '.5',
    '1e3',
    '0x1',
    'x1',
    '1x',
    ' 1',
    '1 ',
    '--1',
    '1,5',
    'NaN',
    '1234567890123456',
    '12345678.12345678',
    '1.123456789012345',
  ])('do not read %j', text => {
    expect(compare('NumericEquals', text, '1')).toBe('unknown');
    expect(compare('NumericEquals', '1', text)).toBe('unknown');
    expect(compare('NumericEquals', text, text)).toBe('unknown');
  });
});

describe('dates', () => {
  it.each([
    ['2026-01-02', '2026-01-02T00:00:00Z'],
    ['2026-01-02T03:04Z', '2026-01-02T03:04:00.000Z'],
    ['2026-01-02T03:04:05Z', '1767323045'],
    ['2026-01-02T03:04:05.1Z', '2026-01-02T03:04:05.100Z'],
    ['2026-01-02T03:04:05.12Z', '2026-01-02T03:04:05.120Z'],
    ['2026-01-02T03:04:05+02:30', '2026-01-02T00:34:05Z'],
    ['2026-01-02T03:04:05-02:30', '2026-01-02T05:34:05Z'],
    ['2026-01-02T00:30:00+01:00', '2026-01-01T23:30:00+00:00'],
    ['2024-02-29', '2024-02-29T00:00Z'],
    ['2026-12-31T23:59:59Z', '1798761599'],
    ['1973-03-03T09:46:40Z', '100000000'],
    ['5138-11-16T09:46:39Z', '99999999999'],
    ['0100-01-01', '0100-01-01T00:00Z'],
  ])('read %s and %s as the same', (expected, actual) => {
    expect(compare('DateEquals', expected, actual)).toBe('yes');
    expect(compare('DateEquals', actual, expected)).toBe('yes');
  });

  it.each([
    ['2026-01-02', '2026-01-03'],
    ['2026-01-02T03:04:05.01Z', '2026-01-02T03:04:05.1Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T03:05:05Z'],
    ['2026-01-02T03:04:05Z', '2026-01-02T04:04:05Z'],
    ['2026-01-02T03:04:05+00:01', '2026-01-02T03:04:05Z'],
    ['1767323045', '1767323046'],
  ])('tell %s before %s', (earlier, later) => {
    expect(compare('DateLessThan', later, earlier)).toBe('yes');
    expect(compare('DateLessThan', earlier, later)).toBe('no');
  });

  it.each([
    '',
    '2026',
    '12345678',
    '123456789012',
    '1767323045000',
    'x1767323045',
    '1767323045x',
    'x2026-01-02',
    '2026-01-02x',
    '2026-01-02T03Z',
    '2026-01-02T03:04',
    '2026-01-02T03:04:05',
    '2026-01-02T03:04:05.Z',
    '2026-01-02T03:04:05.1234Z',
    '2026-01-02T03:04:05z',
    '2026-01-02T03:04:05+2:30',
    '2026-01-02T03:04:05+0230',
    '2026-1-02',
    '26-01-02',
    '2026-00-02',
    '2026-13-02',
    '2026-01-00',
    '2026-01-32',
    '2026-02-29',
    '2026-04-31',
    '2026-01-02T24:00Z',
    '2026-01-02T03:60Z',
    '2026-01-02T03:04:60Z',
    '0099-01-01',
    '0000-01-01',
  ])('do not read %j', text => {
    expect(compare('DateEquals', text, '2026-01-02')).toBe('unknown');
    expect(compare('DateEquals', '2026-01-02', text)).toBe('unknown');
    expect(compare('DateEquals', text, text)).toBe('unknown');
  });
});

describe('IP addresses', () => {
  it.each([
    ['10.0.0.0/8', '10.255.255.255', 'yes'],
    ['10.0.0.0/8', '11.0.0.0', 'no'],
    ['10.0.0.0/9', '10.127.0.1', 'yes'],
    ['10.0.0.0/9', '10.128.0.1', 'no'],
    ['10.1.2.3/31', '10.1.2.2', 'yes'],
    ['10.1.2.3/31', '10.1.2.4', 'no'],
    ['10.1.2.3', '10.1.2.3', 'yes'],
    ['10.1.2.3', '10.1.2.2', 'no'],
    ['10.1.2.3/32', '10.1.2.3', 'yes'],
    ['0.0.0.0/0', '255.255.255.255', 'yes'],
    ['192.0.2.199/28', '192.0.2.192', 'yes'],
    ['192.0.2.199/28', '192.0.2.208', 'no'],
    ['2001:db8::/32', '2001:DB8:ffff::1', 'yes'],
    ['2001:db8::/32', '2001:db9::', 'no'],
    ['2001:db8::/33', '2001:db8:7fff::', 'yes'],
    ['2001:db8::/33', '2001:db8:8000::', 'no'],
    ['::1', '0:0:0:0:0:0:0:1', 'yes'],
    ['::1/128', '::2', 'no'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', 'yes'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8', 'yes'],
    ['1:2:3::8', '1:2:3:0:0:0:0:8', 'yes'],
    ['100::', '1::', 'no'],
    ['::', '::', 'yes'],
    ['::/0', 'ffff::', 'yes'],
    // The versions are told apart.
    ['::/0', '10.0.0.1', 'no'],
    ['0.0.0.0/0', '::1', 'no'],
  ])('%s holds %s: %s', (range, address, expected) => {
    expect(compare('IpAddress', range, address)).toBe(expected);
    expect(compare('NotIpAddress', range, address)).toBe(expected);
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.0.0',
    '10.0.0.256',
    '10.0.0.1000',
    '010.0.0.1',
    '10.0.0.00',
    '10.0.0.x',
    'x.0.0.1',
    '10.0.0.1x',
    '10.0.0.',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::1:2:3:4:5:6:7:8',
    '1::2::3',
    '1:2:3:4:5:6:7:8::1::2',
    ':::',
    '1:2:3:4:5:6:7:12345',
    '1:2:3:4:5:6:7:g',
    '1:2:3:4:5:6:7:',
    'x1::',
    '1g::',
    '::ffff:10.0.0.1',
  ])('do not read %j', text => {
    expect(compare('IpAddress', text, '10.0.0.1')).toBe('unknown');
    expect(compare('IpAddress', '0.0.0.0/0', text)).toBe('unknown');
    expect(compare('IpAddress', text, '::1')).toBe('unknown');
    expect(compare('IpAddress', '::/0', text)).toBe('unknown');
  });

  it.each([
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/x',
    '10.0.0.0/8x',
    '10.0.0.0/x8',
    '10.0.0.0/-1',
    '10.0.0.0/8.0',
    '10.0.0.0/0008',
    '10.0.0.0/8/8',
    '::/129',
  ])('do not read the range %j', range => {
    expect(compare('IpAddress', range, '10.0.0.0')).toBe('unknown');
    expect(compare('IpAddress', range, '::')).toBe('unknown');
  });

  it('do not take a range for an address of a request', () => {
    expect(compare('IpAddress', '10.0.0.0/8', '10.0.0.0/8')).toBe('unknown');
    expect(compare('IpAddress', '10.0.0.1', '10.0.0.1/32')).toBe('unknown');
  });
});

describe('bytes', () => {
  it.each([
    ['', '', 'yes'],
    ['QUJD', 'QUJD', 'yes'],
    ['QUJD', 'QUJE', 'no'],
    ['QUJDQUI=', 'QUJDQUI=', 'yes'],
    ['QQ==', 'QQ==', 'yes'],
    ['QQ==', 'QUI=', 'no'],
    ['+/+/', '+/+/', 'yes'],
    ['QQ==', 'qq==', 'unknown'],
  ])('%j and %j: %s', (expected, actual, result) => {
    expect(compare('BinaryEquals', expected, actual)).toBe(result);
  });

  it.each([
    'Q',
    'QU',
    'QUJ',
    'QQ=',
    'QUI==',
    'QUJD=',
    'QR==',
    'QUJ=',
    'QQ==QQ==',
    'QUJD ',
    ' QUJD',
    'Q-J_',
    'xQQ==',
    'QQ==x',
    'QUJDx',
    '====',
  ])('of %j are not known', text => {
    expect(compare('BinaryEquals', text, text)).toBe('unknown');
    expect(compare('BinaryEquals', text, 'QQ==')).toBe('unknown');
    expect(compare('BinaryEquals', 'QQ==', text)).toBe('unknown');
  });
});

describe('Booleans', () => {
  it.each([
    ['true', 'TRUE', 'yes'],
    ['False', 'false', 'yes'],
    ['true', 'false', 'no'],
    ['false', 'true', 'no'],
    ['yes', 'true', 'unknown'],
    ['true', 'yes', 'unknown'],
    ['yes', 'yes', 'unknown'],
    ['', 'false', 'unknown'],
    ['true*', 'true', 'unknown'],
    ['${aws:x}', 'true', 'unknown'],
  ])('%s and %s: %s', (expected, actual, result) => {
    expect(compare('Bool', expected, actual)).toBe(result);
  });
});

describe('ARNs', () => {
  const arn = 'arn:aws:eks:eu-west-1:111122223333:cluster/a:b';

  it.each([
    [arn, arn, 'yes'],
    ['arn:*:*:*:*:*', arn, 'yes'],
    ['arn:aws:eks:eu-west-?:111122223333:cluster/*', arn, 'yes'],
    ['arn:aws:eks:*:cluster/a:b', arn, 'no'],
    ['arn:aws:eks:*:cluster/a', arn, 'unknown'],
    // A wildcard stays in its part.
    ['arn:aws:*:111122223333:cluster/a:b:*', arn, 'no'],
    ['arn:aws:eks:*:*:cluster/a:*', arn, 'yes'],
    ['arn:aws:eks:*:*:cluster/a', arn, 'no'],
    ['arn:aws:iam:*:*:*', arn, 'no'],
    ['arn:aws:eks:eu-west-1:*:x', arn, 'no'],
    ['x:aws:eks:eu-west-1:111122223333:cluster/a:b', arn, 'no'],
    ['arn:aws:eks', arn, 'unknown'],
    ['*', arn, 'unknown'],
    ['arn:aws:eks:eu-west-1:111122223333:cluster/${aws:x}', arn, 'unknown'],
    // AWS does not say what is left open by a variable, even where another part differs.
    ['arn:aws:iam:eu-west-1:111122223333:cluster/${aws:x}', arn, 'unknown'],
    ['arn:*:*:*:*:*', 'arn:::::', 'yes'],
  ])('%s and %s: %s', (expected, actual, result) => {
    const names = operators
      .map(({ name }) => name)
      .filter(name => name.startsWith('Arn'));
    expect(names.map(name => compare(name, expected, actual))).toEqual(
      Array(4).fill(result),
    );
  });

  it.each([
    '',
    'text',
    'arn:aws:eks:eu-west-1:1',
    'xarn:aws:eks:eu-west-1:1:a',
    'ARN:aws:eks:eu-west-1:1:a',
  ])('do not match %j, and AWS does not say what a negated one does', text => {
    for (const expected of ['arn:*:*:*:*:*', '*']) {
      expect(compare('ArnEquals', expected, text)).toBe('no');
      expect(compare('ArnLike', expected, text)).toBe('no');
      expect(compare('ArnNotEquals', expected, text)).toBe('unknown');
      expect(compare('ArnNotLike', expected, text)).toBe('unknown');
    }
  });
});

describe('texts', () => {
  it.each([
    ['StringEquals', 'a*', 'ab', 'no'],
    ['StringEquals', 'a*', 'a*', 'yes'],
    ['StringNotEquals', 'a', 'A', 'no'],
    ['StringNotEquals', 'a', 'a', 'yes'],
    ['StringEqualsIgnoreCase', 'Ä*', 'ä*', 'yes'],
    ['StringEqualsIgnoreCase', 'a*', 'ab', 'no'],
    ['StringEqualsIgnoreCase', 'A${aws:x}b', 'aXB', 'unknown'],
    ['StringEqualsIgnoreCase', 'A${aws:x}b', 'aXc', 'no'],
    ['StringEqualsIgnoreCase', 'A${*}', 'a*', 'yes'],
    ['StringNotEqualsIgnoreCase', 'A', 'a', 'yes'],
    ['StringNotEqualsIgnoreCase', 'A', 'b', 'no'],
    ['StringLike', 'a*', 'ab', 'yes'],
    ['StringLike', 'a*', 'Ab', 'no'],
    ['StringLike', 'a${aws:x}', 'ab', 'unknown'],
    ['StringNotLike', 'a?', 'ab', 'yes'],
    ['StringNotLike', 'a?', 'abc', 'no'],
  ])('%s compares %s with %s: %s', (name, expected, actual, result) => {
    expect(compare(name, expected, actual)).toBe(result);
  });
});
