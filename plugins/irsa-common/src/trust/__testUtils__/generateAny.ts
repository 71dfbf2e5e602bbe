import type { TrustPrincipal, TrustRequest } from '../types';
import { issuer, provider, roleArn } from './generate';
import type { Random } from './random';

/** Texts of one type, close enough to each other that both answers come up. */
interface Family {
  keys: string[];
  operators: string[];
  values: string[];
}

const comparisons = (type: string) =>
  [
    'Equals',
    'NotEquals',
    'LessThan',
    'LessThanEquals',
    'GreaterThan',
    'GreaterThanEquals',
  ].map(relation => `${type}${relation}`);

const families: Family[] = [
  {
    keys: [`${issuer}:sub`, `${issuer}:aud`, 'sts:RoleSessionName', 'aws:Tag'],
    operators: [
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringNotEqualsIgnoreCase',
      'StringLike',
      'StringNotLike',
    ],
    values: [
      'a',
      'A',
      'ab',
      '',
      '*',
      'a*',
      '?',
      '${*}',
      'a${?}',
      '${$}{a}',
      '${}',
      '${aws:Tag}',
      "${aws:None, 'a'}",
      "x${AWS:TAG,'b'}*",
      '${aws:None}',
      '${aws:Maybe}b',
      'É',
      'é*',
      '\ud83d\ude00',
      '??',
      '\ud83d*',
      'a*b*a*b',
      'abab',
    ],
  },
  {
    keys: ['aws:SourceArn'],
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    values: [
      'arn:aws:eks:eu-west-1:111122223333:cluster/a',
      'arn:aws:eks:eu-west-1:111122223333:cluster/*',
      'arn:aws:eks:*:111122223333:cluster/?',
      'arn:*:eks:*:*:*',
      'arn:aws:eks:eu-west-1:111122223333:cluster:a:b',
      'arn:aws:eks:*:cluster/a',
      'arn:aws-cn:eks:cn-north-1:111122223333:cluster/a',
      '${aws:SourceArn}',
      'arn:aws:eks:eu-west-1:${aws:None}:cluster/a',
      'cluster/a',
      '*',
    ],
  },
  {
    keys: ['aws:MultiFactorAuthAge'],
    operators: comparisons('Numeric'),
    values: ['1', '1.0', '-1', '01', '10', '2', '2.5', 'x', '', '${aws:Tag}'],
  },
  {
    keys: ['aws:CurrentTime', 'aws:EpochTime'],
    operators: comparisons('Date'),
    values: [
      '2026-01-01T00:00:00Z',
      '2026-01-01',
      '2026-01-01T01:00:00+01:00',
      '2025-12-31T23:59:59Z',
      '1767225600',
      '1767225601',
      '2026-13-01',
      '2026-02-30',
      'now',
    ],
  },
  {
    keys: ['aws:SecureTransport', 'aws:MultiFactorAuthPresent'],
    operators: ['Bool'],
    values: ['true', 'false', 'True', 'FALSE', 'yes', '${aws:SecureTransport}'],
  },
  {
    keys: ['aws:SourceIp', 'aws:VpcSourceIp'],
    operators: ['IpAddress', 'NotIpAddress'],
    values: [
      '10.0.0.1',
      '10.0.0.0/8',
      '10.0.0.0/31',
      '10.0.0.1/32',
      '11.0.0.0/7',
      '0.0.0.0/0',
      '2001:db8::1',
      '2001:db8::/32',
      '2001:db8:0:0:0:0:0:1',
      '2001:db8::2/127',
      '::/0',
      '10.0.0',
      '10.0.0.0/33',
      'x',
    ],
  },
  {
    keys: ['aws:Digest'],
    operators: ['BinaryEquals'],
    values: ['QQ==', 'QUI=', 'QR==', 'QQ', '', 'QUJD'],
  },
  {
    keys: ['aws:TagKeys', 'sts:TransitiveTagKeys', 'aws:None'],
    operators: ['StringEquals', 'StringLike', 'StringNotLike', 'Null', 'Nul'],
    values: ['true', 'false', 'TRUE', 'team', 't*', ''],
  },
];

const principals: TrustPrincipal[] = [
  { type: 'Federated', id: provider },
  { type: 'Federated', id: provider.replace('111122223333', '444455556666') },
  { type: 'Federated', id: 'accounts.google.com' },
  { type: 'Service', id: 'pods.eks.amazonaws.com' },
  { type: 'AWS', id: 'arn:aws:iam::111122223333:user/a' },
  { type: 'AWS', id: 'arn:aws:sts::111122223333:assumed-role/r/s' },
  { type: 'AWS', id: 'arn:aws:iam::444455556666:role/p/r' },
  { type: 'AWS', id: '111122223333' },
];

const writtenPrincipals: unknown[] = [
  '*',
  { AWS: '*' },
  { AWS: '111122223333' },
  { AWS: 'arn:aws:iam::111122223333:root' },
  { AWS: 'arn:aws-cn:iam::111122223333:root' },
  { AWS: ['arn:aws:iam::111122223333:role/p/r', '444455556666'] },
  { AWS: 'arn:aws:iam::444455556666:role/p/r' },
  { AWS: 'arn:aws:iam::111122223333:user/*' },
  { AWS: 'arn:aws:sts::111122223333:assumed-role/r/s' },
  { AWS: 'AROAEXAMPLE' },
  { Federated: provider },
  { Federated: [provider, 'accounts.google.com'] },
  { Federated: `${provider.slice(0, -1)}*` },
  { Service: 'pods.eks.amazonaws.com', Federated: provider },
  { Service: 'ec2.amazonaws.com' },
  { CanonicalUser: 'x' },
];

const actions: unknown[] = [
  'sts:AssumeRoleWithWebIdentity',
  'sts:assumerole',
  ['sts:AssumeRole', 'sts:TagSession'],
  'sts:AssumeRole*',
  'sts:?ssumeRole',
  '*',
];

function variant(random: Random, operator: string): string {
  const set = random.pick(['', '', '', 'ForAllValues:', 'ForAnyValue:']);
  const optional = random.chance(0.15) ? 'IfExists' : '';
  const written = `${set}${operator}${optional}`;
  return random.chance(0.03) ? written.toUpperCase() : written;
}

function addCondition(
  random: Random,
  block: Record<string, Record<string, unknown>>,
): void {
  const family = random.pick(families);
  const operators = random.chance(0.94)
    ? family.operators
    : ['Null', 'StringLikes', 'NumericLike', 'Bool', 'IpAddress'];
  const operator = variant(random, random.pick(operators));
  const key = random.pick(family.keys);
  const values = Array.from({ length: random.pick([0, 1, 1, 1, 2, 3]) }, () =>
    random.pick(family.values),
  );
  block[operator] ??= {};
  block[operator][random.chance(0.1) ? key.toUpperCase() : key] =
    values.length === 1 && random.chance(0.7) ? values[0] : values;
}

function generateStatement(random: Random): Record<string, unknown> {
  const condition: Record<string, Record<string, unknown>> = {};
  const count = random.pick([0, 1, 1, 1, 2, 3]);
  for (let i = 0; i < count; i++) {
    addCondition(random, condition);
  }
  // Half of the statements are about everybody, so that their conditions decide.
  const principal = random.chance(0.5)
    ? {
        AWS: '*',
        Federated: provider,
        Service: 'pods.eks.amazonaws.com',
      }
    : random.pick(writtenPrincipals);
  const action = random.chance(0.5) ? 'sts:*' : random.pick(actions);
  return {
    Effect: random.pick(['Allow', 'Allow', 'Allow', 'Deny']),
    [random.chance(0.03) ? 'NotPrincipal' : 'Principal']: principal,
    [random.chance(0.1) ? 'NotAction' : 'Action']: action,
    ...(count > 0 && { Condition: condition }),
    ...(random.chance(0.01) && { Resource: '*' }),
    ...(random.chance(0.01) && { Effect: 'allow' }),
  };
}

/** A policy with any operator, element and principal. */
export function generateAnyPolicy(random: Random): Record<string, unknown> {
  const statements = Array.from({ length: random.pick([1, 1, 2, 3]) }, () =>
    generateStatement(random),
  );
  const version = random.pick<string | undefined>([
    '2012-10-17',
    '2012-10-17',
    '2012-10-17',
    '2008-10-17',
    undefined,
  ]);
  return {
    ...(version !== undefined && { Version: version }),
    ...(random.chance(0.01) && { Version: '2012-10-18' }),
    Statement:
      statements.length === 1 && random.chance(0.3)
        ? statements[0]
        : statements,
  };
}

/** A request with any principal, and for each key a value, several, none, or one that nobody knows. */
export function generateAnyRequest(random: Random): TrustRequest {
  const context: Record<string, string | string[]> = {};
  const unknownKeys = ['aws:Maybe'];
  for (const { keys, values } of families) {
    for (const key of keys) {
      const kind = random.next();
      if (key === 'aws:None' || kind < 0.15) {
        continue;
      }
      if (kind < 0.2) {
        unknownKeys.push(key);
      } else if (kind < 0.3) {
        context[key] = Array.from({ length: random.below(3) }, () =>
          random.pick(values),
        );
      } else {
        context[key] = random.pick(values);
      }
      if (random.chance(0.01)) {
        context[key.toLowerCase()] = random.pick(values);
      }
    }
  }
  return {
    action: random.pick([
      'sts:AssumeRoleWithWebIdentity',
      'sts:AssumeRole',
      'sts:TagSession',
    ]),
    roleArn,
    principal: random.pick(principals),
    context,
    unknownKeys,
  };
}
