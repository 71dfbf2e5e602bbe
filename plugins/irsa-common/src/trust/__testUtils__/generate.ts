import type { TrustRequest } from '../types';
import type { Random } from './random';

/** The issuer and provider that generated policies are about. */
export const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF';
const otherIssuer = 'oidc.eks.eu-west-1.amazonaws.com/id/FEDCBA9876543210';
export const provider = `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const otherProvider = `arn:aws:iam::111122223333:oidc-provider/${otherIssuer}`;
export const roleArn = 'arn:aws:iam::111122223333:role/app';

const namespaces = ['a', 'ab', 'b-a', 'prod', 'team-a'];
const names = ['a', 'app', 'ab.a', 'b-app', 'prod'];
const audiences = ['sts.amazonaws.com', 'other', 'STS.amazonaws.com'];
const clusters = [
  'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
  'arn:aws:eks:eu-west-1:111122223333:cluster/Prod-2',
  'arn:aws-cn:eks:cn-north-1:444455556666:cluster/a',
];

/** A caller of a generated case. */
export interface Caller {
  namespace: string;
  name: string;
  audience: string;
  clusterArn: string;
}

export function generateCaller(random: Random): Caller {
  return {
    namespace: random.pick(namespaces),
    name: random.pick(names),
    audience: random.pick(audiences),
    clusterArn: random.pick(clusters),
  };
}

/** Keys of the generated conditions whose value nobody knows. */
const unknownKeys = ['aws:SourceIp', 'aws:ResourceTag/team'];

export function webIdentityRequest(caller: Caller): TrustRequest {
  return {
    action: 'sts:AssumeRoleWithWebIdentity',
    roleArn,
    principal: { type: 'Federated', id: provider },
    context: {
      [`${issuer}:sub`]: `system:serviceaccount:${caller.namespace}:${caller.name}`,
      [`${issuer}:aud`]: caller.audience,
    },
    unknownKeys,
  };
}

export function podIdentityRequest(
  caller: Caller,
  action: string,
): TrustRequest {
  const account = caller.clusterArn.split(':')[4];
  const tagKeys = [
    'eks-cluster-arn',
    'eks-cluster-name',
    'kubernetes-namespace',
    'kubernetes-service-account',
    'kubernetes-pod-name',
    'kubernetes-pod-uid',
  ];
  return {
    action,
    roleArn,
    principal: { type: 'Service', id: 'pods.eks.amazonaws.com' },
    context: {
      'aws:SourceArn': caller.clusterArn,
      'aws:SourceAccount': account,
      'aws:RequestTag/eks-cluster-arn': caller.clusterArn,
      'aws:RequestTag/eks-cluster-name': caller.clusterArn.split('/')[1],
      'aws:RequestTag/kubernetes-namespace': caller.namespace,
      'aws:RequestTag/kubernetes-service-account': caller.name,
      'aws:TagKeys': tagKeys,
      'sts:TransitiveTagKeys': tagKeys,
    },
    unknownKeys: [
      ...unknownKeys,
      'aws:RequestTag/kubernetes-pod-name',
      'aws:RequestTag/kubernetes-pod-uid',
    ],
  };
}

/** Puts wildcards into a text at random, and sometimes breaks it a little. */
function mutate(random: Random, text: string): string {
  let result = text;
  const times = random.below(4);
  for (let i = 0; i < times; i++) {
    const from = random.below(result.length + 1);
    const to = Math.min(result.length, from + random.below(8));
    const insert = random.pick(['*', '*', '?', '', 'a', '*?', ':']);
    result = result.slice(0, from) + insert + result.slice(to);
  }
  return random.chance(0.05) ? result.toUpperCase() : result;
}

function subjectValue(random: Random): string {
  if (random.chance(0.04)) {
    return random.pick([
      `\${${issuer}:sub}`,
      `\${${issuer}:sub}*`,
      `\${aws:PrincipalTag/x}`,
      `system:serviceaccount:a:\${aws:SourceIp}`,
      `system:serviceaccount:a:\${aws:username, 'app'}`,
      `\${*}`,
    ]);
  }
  const subject = `system:serviceaccount:${random.pick(
    namespaces,
  )}:${random.pick(names)}`;
  return random.chance(0.4) ? subject : mutate(random, subject);
}

const stringOperators = [
  'StringEquals',
  'StringLike',
  'StringLike',
  'StringNotEquals',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLikeIfExists',
  'StringNotLikeIfExists',
  'ForAllValues:StringLike',
  'ForAnyValue:StringNotEquals',
  'ForAnyValue:StringLike',
  'ForAllValues:StringNotLike',
];
const oddOperators = [
  'ArnLike',
  'ArnNotLike',
  'Null',
  'Bool',
  'NumericEquals',
  'StringLikes',
  'NotIpAddress',
];

function oneOrMore(random: Random, make: () => string): string | string[] {
  const count = random.pick([1, 1, 1, 2, 3]);
  if (count === 1 && random.chance(0.7)) {
    return make();
  }
  return Array.from({ length: count }, make);
}

type ConditionBlock = Record<string, Record<string, unknown>>;

function addCondition(
  random: Random,
  block: ConditionBlock,
  keys: { key: string; value: () => string }[],
): void {
  const { key, value } = random.pick(keys);
  // A request cannot say that a key is there with an unknown value, and a scope reads an account id as text only.
  const isTextOnly = key.endsWith('pod-name') || key.endsWith('SourceAccount');
  const operator =
    isTextOnly || random.chance(0.9)
      ? random.pick(stringOperators)
      : random.pick(oddOperators);
  block[operator] ??= {};
  block[operator][key] =
    operator === 'Null'
      ? random.pick(['true', 'false', 'maybe'])
      : oneOrMore(random, value);
}

function webIdentityKeys(random: Random) {
  const sub = { key: `${issuer}:sub`, value: () => subjectValue(random) };
  const aud = {
    key: `${issuer}:aud`,
    value: () =>
      random.chance(0.6)
        ? random.pick(audiences)
        : mutate(random, random.pick(audiences)),
  };
  return [
    sub,
    sub,
    sub,
    sub,
    { ...sub, key: `${issuer}:sub`.toUpperCase() },
    aud,
    aud,
    { key: `${otherIssuer}:sub`, value: () => subjectValue(random) },
    { key: `${issuer}:amr`, value: () => 'x' },
    { key: 'aws:SourceIp', value: () => '10.0.0.1' },
    { key: 'aws:PrincipalOrgID', value: () => 'o-1' },
  ];
}

function podIdentityKeys(random: Random) {
  const text = (texts: readonly string[]) => () =>
    random.chance(0.6)
      ? random.pick(texts)
      : mutate(random, random.pick(texts));
  const tag = (name: string, texts: readonly string[]) => ({
    key: `aws:RequestTag/${name}`,
    value: text(texts),
  });
  return [
    tag('kubernetes-namespace', namespaces),
    tag('kubernetes-namespace', namespaces),
    tag('kubernetes-service-account', names),
    tag('kubernetes-service-account', names),
    tag(
      'eks-cluster-name',
      clusters.map(arn => arn.split('/')[1]),
    ),
    tag('eks-cluster-arn', clusters),
    { key: 'aws:SourceArn', value: text(clusters) },
    {
      key: 'aws:SourceAccount',
      value: text(clusters.map(arn => arn.split(':')[4])),
    },
    tag('kubernetes-pod-name', ['x']),
    tag('other', ['x']),
    { key: 'aws:TagKeys', value: () => 'kubernetes-namespace' },
    { key: 'aws:ResourceTag/team', value: () => 'x' },
  ];
}

function generateStatement(
  random: Random,
  mechanism: 'irsa' | 'pod-identity',
): Record<string, unknown> {
  const isIrsa = mechanism === 'irsa';
  const condition: ConditionBlock = {};
  const count = random.pick([0, 1, 1, 2, 2, 3]);
  const keys = isIrsa ? webIdentityKeys(random) : podIdentityKeys(random);
  for (let i = 0; i < count; i++) {
    addCondition(random, condition, keys);
  }
  const principal = isIrsa
    ? random.pick<unknown>([
        { Federated: provider },
        { Federated: provider },
        { Federated: provider },
        { Federated: [provider, otherProvider] },
        { Federated: otherProvider },
        { AWS: '*' },
      ])
    : random.pick<unknown>([
        { Service: 'pods.eks.amazonaws.com' },
        { Service: 'pods.eks.amazonaws.com' },
        { Service: ['ec2.amazonaws.com', 'pods.eks.amazonaws.com'] },
        { AWS: 'arn:aws:iam::111122223333:root' },
        '*',
      ]);
  const action = isIrsa
    ? random.pick<unknown>([
        'sts:AssumeRoleWithWebIdentity',
        'sts:AssumeRoleWithWebIdentity',
        'sts:*',
        ['sts:TagSession', 'sts:assumerolewith*'],
        'sts:AssumeRole',
      ])
    : random.pick<unknown>([
        ['sts:AssumeRole', 'sts:TagSession'],
        ['sts:AssumeRole', 'sts:TagSession'],
        'sts:AssumeRole',
        'sts:TagSession',
        'sts:*',
      ]);
  return {
    Effect: random.chance(0.7) ? 'Allow' : 'Deny',
    Principal: principal,
    Action: action,
    ...(count > 0 && { Condition: condition }),
    ...(random.chance(0.01) && { Resource: '*' }),
  };
}

/** A policy of one to four statements, many of them near misses. */
export function generatePolicy(
  random: Random,
  mechanism: 'irsa' | 'pod-identity',
): Record<string, unknown> {
  const statements = Array.from(
    { length: random.pick([1, 1, 2, 2, 3, 4]) },
    () => generateStatement(random, mechanism),
  );
  return {
    Version: random.chance(0.8) ? '2012-10-17' : '2008-10-17',
    Statement:
      statements.length === 1 && random.chance(0.3)
        ? statements[0]
        : statements,
  };
}
