import { minimalTrust } from '../minimal';
import type { TrustOptions } from '../types';
import { trustLintRules } from './codes';
import type { TrustLintCode } from './codes';
import { lintTrustPolicy } from './lint';

const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF';
const other = 'oidc.eks.eu-west-1.amazonaws.com/id/FEDCBA9876543210';
const arnOf = (name: string, account = '111122223333') =>
  `arn:aws:iam::${account}:oidc-provider/${name}`;
const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;
const subject = 'system:serviceaccount:team:app';
const roleArn = 'arn:aws:iam::111122223333:role/app';

type Statement = Record<string, unknown>;

function allow(condition?: object, more: Statement = {}): Statement {
  return {
    Effect: 'Allow',
    Principal: { Federated: arnOf(issuer) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
    ...more,
  };
}

/** The good statement, with an audience. */
function exact(more: Statement = {}): Statement {
  return allow(
    { StringEquals: { [sub]: subject, [aud]: 'sts.amazonaws.com' } },
    more,
  );
}

function subjectCondition(operator: string, value: unknown): Statement {
  return allow({
    StringEquals: { [aud]: 'sts.amazonaws.com' },
    [operator]: {
      [sub]: value,
      ...(operator === 'StringEquals' && { [aud]: 'sts.amazonaws.com' }),
    },
  });
}

function policyOf(...statements: unknown[]): Statement {
  return { Version: '2012-10-17', Statement: statements };
}

function podIdentity(condition?: object, more: Statement = {}): Statement {
  return {
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    ...(condition && { Condition: condition }),
    ...more,
  };
}

function aws(principal: unknown, condition?: object): Statement {
  return {
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(condition && { Condition: condition }),
  };
}

interface Case {
  code: TrustLintCode;
  /** A policy with the finding, and where it is. */
  bad: unknown;
  path: string;
  /** A policy close by without it. */
  good: unknown;
  options?: TrustOptions;
  goodOptions?: TrustOptions;
}

const on = (operator: string, key: string, index?: number) =>
  `Statement[0].Condition.${operator}["${key}"]${
    index === undefined ? '' : `[${index}]`
  }`;
const tag = (name: string) => `aws:RequestTag/${name}`;
const good = policyOf(exact());
const manySubjects = Array.from(
  { length: 70 },
  (_, index) => `system:serviceaccount:team:app-${index}`,
);

const cases: Case[] = [
  {
    code: 'MALFORMED_POLICY',
    bad: policyOf(exact({ Effect: 'allow' })),
    path: 'Statement[0].Effect',
    good,
  },
  {
    code: 'UNKNOWN_ELEMENT',
    bad: policyOf(exact({ Conditions: {} })),
    path: 'Statement[0].Conditions',
    good,
  },
  {
    code: 'UNKNOWN_OPERATOR',
    bad: policyOf(subjectCondition('StringMatches', subject)),
    path: 'Statement[0].Condition.StringMatches',
    good,
  },
  {
    code: 'LITERAL_STAR_PRINCIPAL',
    bad: policyOf(exact({ Principal: '*' })),
    path: 'Statement[0].Principal',
    good: policyOf(aws({ AWS: '*' })),
  },
  {
    code: 'NOT_PRINCIPAL',
    bad: policyOf({
      Effect: 'Deny',
      NotPrincipal: { Federated: arnOf(issuer) },
      Action: 'sts:*',
    }),
    path: 'Statement[0].NotPrincipal',
    good,
  },
  {
    code: 'PARTIAL_WILDCARD_PRINCIPAL',
    bad: policyOf(aws({ AWS: 'arn:aws:iam::111122223333:role/*' })),
    path: 'Statement[0].Principal.AWS',
    good: policyOf(aws({ AWS: '*' })),
  },
  {
    code: 'INVALID_FEDERATED_PRINCIPAL',
    bad: policyOf(
      exact({
        Principal: { Federated: `arn:aws:iam::oidc-provider/${issuer}` },
      }),
    ),
    path: 'Statement[0].Principal.Federated',
    good: policyOf(aws({ Federated: 'accounts.google.com' })),
  },
  {
    code: 'INVALID_FEDERATED_PRINCIPAL',
    bad: policyOf(aws({ Federated: `${'a.'.repeat(126)}ab` })),
    path: 'Statement[0].Principal.Federated',
    good: policyOf(aws({ Federated: `${'a.'.repeat(126)}a` })),
  },
  {
    code: 'INVALID_FEDERATED_PRINCIPAL',
    bad: policyOf(exact()),
    options: { roleArn: 'arn:aws-us-gov:iam::111122223333:role/app' },
    path: 'Statement[0].Principal.Federated',
    good,
    goodOptions: { roleArn },
  },
  {
    code: 'EMPTY_PRINCIPAL',
    bad: policyOf(exact({ Principal: { Federated: [] } })),
    path: 'Statement[0].Principal',
    good,
  },
  {
    code: 'UNKNOWN_ACTION',
    bad: policyOf(exact({ Action: ['sts:AssumeRoleWithWebIdendity'] })),
    path: 'Statement[0].Action[0]',
    good: policyOf(exact({ Action: ['STS:assumeRoleWithWebIdentity'] })),
  },
  {
    code: 'CHARACTER_NOT_ALLOWED',
    bad: policyOf(
      subjectCondition('StringEquals', 'system:serviceaccount:tеam:app'),
    ),
    path: on('StringEquals', sub),
    good,
  },
  {
    code: 'KEY_TWICE_BY_CASE',
    bad: policyOf(
      allow({ StringEquals: { [sub]: subject, [sub.toUpperCase()]: subject } }),
    ),
    path: on('StringEquals', sub.toUpperCase()),
    good: policyOf(
      allow({
        StringEquals: { [sub]: subject },
        StringLike: { [sub.toUpperCase()]: subject },
      }),
    ),
  },
  {
    code: 'SIZE_OVER_QUOTA',
    bad: policyOf(subjectCondition('StringEquals', manySubjects)),
    path: '',
    good: policyOf(subjectCondition('StringEquals', manySubjects)),
    goodOptions: { sizeQuota: 4_096 },
  },
  {
    code: 'SIZE_NEAR_QUOTA',
    bad: good,
    options: { sizeQuota: JSON.stringify(good).length + 5 },
    path: '',
    good,
  },
  {
    code: 'SHARED_PROVIDER_UNCONDITIONED',
    bad: policyOf(
      exact({
        Principal: { Federated: arnOf('token.actions.githubusercontent.com') },
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          },
        },
      }),
    ),
    path: 'Statement[0].Principal.Federated',
    good: policyOf(
      exact({
        Principal: { Federated: arnOf('token.actions.githubusercontent.com') },
        Condition: {
          StringLike: {
            'token.actions.githubusercontent.com:sub': 'repo:example/app:*',
          },
        },
      }),
    ),
  },
  {
    code: 'WILDCARD_UNDER_EQUALS',
    bad: policyOf(
      subjectCondition('StringEquals', [
        subject,
        'system:serviceaccount:team:*',
      ]),
    ),
    path: on('StringEquals', sub, 1),
    good: policyOf(
      subjectCondition('StringLike', 'system:serviceaccount:team:*'),
    ),
  },
  {
    code: 'SUBJECT_UNDER_AUDIENCE',
    bad: policyOf(allow({ StringEquals: { [aud]: subject } })),
    path: on('StringEquals', aud),
    good,
  },
  {
    code: 'AUDIENCE_UNDER_SUBJECT',
    bad: policyOf(allow({ StringEquals: { [sub]: 'sts.amazonaws.com' } })),
    path: on('StringEquals', sub),
    good,
  },
  {
    code: 'KEY_WITH_ARN',
    bad: policyOf(
      allow({ StringEquals: { [`${arnOf(issuer)}:sub`]: subject } }),
    ),
    path: on('StringEquals', `${arnOf(issuer)}:sub`),
    good,
  },
  {
    code: 'KEY_WITH_SCHEME',
    bad: policyOf(allow({ StringEquals: { [`https://${sub}`]: subject } })),
    path: on('StringEquals', `https://${sub}`),
    good,
  },
  {
    code: 'ISSUER_SPELLING',
    bad: policyOf(allow({ StringEquals: { [`${issuer}/:sub`]: subject } })),
    path: on('StringEquals', `${issuer}/:sub`),
    good: policyOf(
      allow(
        { StringEquals: { 'oidc.example.com/:sub': subject } },
        { Principal: { Federated: arnOf('oidc.example.com/') } },
      ),
    ),
  },
  {
    code: 'ISSUER_SPELLING',
    bad: policyOf(
      exact({ Principal: { Federated: arnOf(`https://${issuer}`) } }),
    ),
    path: 'Statement[0].Principal.Federated',
    good,
  },
  {
    code: 'ISSUER_HOST_TRANSPOSED',
    bad: policyOf(
      exact({
        Principal: {
          Federated: arnOf('oidc.eu-west-1.eks.amazonaws.com/0123456789ABCDEF'),
        },
      }),
    ),
    path: 'Statement[0].Principal.Federated',
    good,
  },
  {
    code: 'ISSUER_HOST_TRANSPOSED',
    bad: policyOf(
      allow({
        StringEquals: { 'oidc.eu-west-1.eks.amazonaws.com/id/A:sub': subject },
      }),
    ),
    path: on('StringEquals', 'oidc.eu-west-1.eks.amazonaws.com/id/A:sub'),
    good,
  },
  {
    code: 'KEY_OF_OTHER_ISSUER',
    bad: policyOf(allow({ StringEquals: { [`${other}:sub`]: subject } })),
    path: on('StringEquals', `${other}:sub`),
    good: policyOf(allow({ StringEquals: { [sub.toLowerCase()]: subject } })),
  },
  {
    code: 'NEGATED_KEY_NEVER_PRESENT',
    bad: policyOf(allow({ StringNotEquals: { [`${other}:sub`]: subject } })),
    path: on('StringNotEquals', `${other}:sub`),
    good: policyOf(allow({ StringNotEquals: { [sub]: subject } })),
  },
  {
    code: 'NEGATED_KEY_NEVER_PRESENT',
    bad: policyOf(
      allow({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o' } }),
    ),
    path: on('StringEqualsIfExists', 'aws:PrincipalOrgID'),
    good: policyOf(allow({ StringEqualsIfExists: { 'aws:SourceVpc': 'x' } })),
  },
  {
    code: 'TWO_ISSUERS',
    bad: policyOf(
      exact({ Principal: { Federated: [arnOf(issuer), arnOf(other)] } }),
    ),
    path: 'Statement[0]',
    good: policyOf(
      exact(),
      exact({ Principal: { Federated: arnOf(other) }, Condition: undefined }),
    ),
  },
  {
    code: 'TWO_ISSUERS',
    bad: policyOf(
      allow({ StringEquals: { [sub]: subject, [`${other}:sub`]: subject } }),
    ),
    path: on('StringEquals', `${other}:sub`),
    good,
  },
  {
    code: 'SUBJECT_CONTRADICTION',
    bad: policyOf(
      allow({
        StringEquals: { [sub]: subject },
        StringLike: { [sub]: 'system:serviceaccount:other:*' },
      }),
    ),
    path: 'Statement[0]',
    good: policyOf(
      allow({
        StringEquals: { [sub]: subject },
        StringLike: { [sub]: 'system:serviceaccount:team:*' },
      }),
    ),
  },
  {
    code: 'FOREIGN_PROVIDER',
    bad: good,
    options: { roleArn: 'arn:aws:iam::999999999999:role/app' },
    path: 'Statement[0].Principal.Federated',
    good,
    goodOptions: { roleArn },
  },
  {
    code: 'PROVIDER_MISSING',
    bad: good,
    options: { providers: [{ arn: arnOf(other), clientIds: [] }] },
    path: 'Statement[0].Principal.Federated',
    good,
    goodOptions: {
      providers: [{ arn: arnOf(issuer), clientIds: ['sts.amazonaws.com'] }],
    },
  },
  {
    code: 'AUDIENCE_NOT_REGISTERED',
    bad: good,
    options: { providers: [{ arn: arnOf(issuer), clientIds: ['x'] }] },
    path: 'Statement[0].Principal.Federated',
    good,
    goodOptions: {
      providers: [
        { arn: arnOf(issuer), clientIds: ['x', 'sts.amazonaws.com'] },
      ],
    },
  },
  {
    code: 'WEB_IDENTITY_ACTION_MISSING',
    bad: policyOf(exact({ Action: 'sts:AssumeRole' })),
    path: 'Statement[0].Action',
    good: policyOf(exact({ Action: 'sts:Assume*' })),
  },
  {
    code: 'PROVIDER_UNDER_OTHER_TYPE',
    bad: policyOf(exact({ Principal: { AWS: arnOf(issuer) } })),
    path: 'Statement[0].Principal.AWS',
    good,
  },
  {
    code: 'ALLOW_VOIDED_BY_DENY',
    bad: policyOf(
      exact(),
      allow(
        { StringLike: { [sub]: 'system:serviceaccount:team:*' } },
        { Effect: 'Deny' },
      ),
    ),
    path: 'Statement[0]',
    good: policyOf(
      exact(),
      allow(
        { StringLike: { [sub]: 'system:serviceaccount:other:*' } },
        { Effect: 'Deny' },
      ),
    ),
  },
  {
    code: 'SUBJECT_UNREACHABLE',
    bad: policyOf(subjectCondition('StringEquals', 'team/app')),
    path: on('StringEquals', sub),
    good,
  },
  {
    code: 'SUBJECT_UNREACHABLE',
    bad: policyOf(
      subjectCondition('StringEquals', 'system:serviceaccount:team:App'),
    ),
    path: on('StringEquals', sub),
    good: policyOf(
      subjectCondition(
        'StringEqualsIgnoreCase',
        'system:serviceaccount:team:App',
      ),
    ),
  },
  {
    code: 'KEY_NEVER_PRESENT',
    bad: policyOf(
      allow({ StringEquals: { [sub]: subject, 'sts:ExternalId': 'x' } }),
    ),
    path: on('StringEquals', 'sts:ExternalId'),
    good: policyOf(
      aws({ AWS: '111122223333' }, { StringEquals: { 'sts:ExternalId': 'x' } }),
    ),
  },
  {
    code: 'STRAY_WHITE_SPACE',
    bad: policyOf(subjectCondition('StringEquals', `${subject}\n`)),
    path: on('StringEquals', sub),
    good,
  },
  {
    code: 'ORPHAN_PRINCIPAL',
    bad: policyOf(aws({ AWS: 'AROAEXAMPLEEXAMPLE123' })),
    path: 'Statement[0].Principal.AWS',
    good: policyOf(aws({ AWS: 'arn:aws:iam::111122223333:role/AROAX' })),
  },
  {
    code: 'DENY_NEVER_MATCHES',
    bad: policyOf(
      allow({ StringEquals: { [sub]: 'team:app' } }, { Effect: 'Deny' }),
    ),
    path: 'Statement[0]',
    good: policyOf(
      allow({ StringEquals: { [sub]: subject } }, { Effect: 'Deny' }),
    ),
  },
  {
    code: 'VARIABLE_IN_OLD_VERSION',
    bad: {
      Statement: allow({ StringEquals: { [sub]: '${aws:SourceAccount}' } }),
    },
    path: `Statement.Condition.StringEquals["${sub}"]`,
    good: policyOf(allow({ StringEquals: { [sub]: '${aws:SourceAccount}' } })),
  },
  {
    code: 'MALFORMED_VARIABLE',
    bad: policyOf(subjectCondition('StringEquals', 'a${b')),
    path: on('StringEquals', sub),
    good: policyOf(subjectCondition('StringEquals', 'a${$}{b')),
  },
  {
    code: 'CONDITION_NEVER_HOLDS',
    bad: policyOf(
      subjectCondition('StringLike', 'system:serviceaccount:team:app:*'),
    ),
    path: on('StringLike', sub),
    good: policyOf(
      subjectCondition('StringLike', 'system:serviceaccount:team:app*'),
    ),
  },
  {
    code: 'CONDITION_NEVER_HOLDS',
    bad: policyOf(allow({ Null: { [sub]: 'true' } })),
    path: on('Null', sub),
    good: policyOf(allow({ Null: { [sub]: 'false' } })),
  },
  {
    code: 'CONDITION_NEVER_HOLDS',
    bad: policyOf(allow({ ArnLike: { [sub]: subject } })),
    path: on('ArnLike', sub),
    good,
  },
  {
    code: 'CONDITION_NEVER_HOLDS',
    bad: policyOf(
      podIdentity({
        'ForAllValues:StringEquals': {
          'aws:TagKeys': ['kubernetes-namespace'],
        },
        StringEquals: { [tag('kubernetes-namespace')]: 'Team' },
      }),
    ),
    path: on('StringEquals', tag('kubernetes-namespace')),
    good: policyOf(
      podIdentity({ StringEquals: { [tag('kubernetes-namespace')]: 'team' } }),
    ),
  },
  {
    code: 'EMPTY_VALUE_LIST',
    bad: policyOf(subjectCondition('StringEquals', [])),
    path: on('StringEquals', sub),
    good,
  },
  {
    code: 'POD_IDENTITY_SOURCE_ARN',
    bad: policyOf(
      podIdentity({
        ArnLike: {
          'aws:SourceArn':
            'arn:aws:eks:eu-west-1:111122223333:podidentityassociation/prod/a-1',
        },
      }),
    ),
    path: on('ArnLike', 'aws:SourceArn'),
    good: policyOf(
      podIdentity({
        ArnLike: {
          'aws:SourceArn': 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
        },
      }),
    ),
  },
  {
    code: 'NO_CONDITION',
    bad: policyOf(allow()),
    path: 'Statement[0]',
    // A Deny that leaves one service account is as good as a condition.
    good: policyOf(
      allow(),
      allow({ StringNotEquals: { [sub]: subject } }, { Effect: 'Deny' }),
    ),
  },
  {
    code: 'NO_SUBJECT',
    bad: policyOf(allow({ StringEquals: { [aud]: 'sts.amazonaws.com' } })),
    path: 'Statement[0]',
    good,
  },
  {
    code: 'ANY_SUBJECT',
    bad: policyOf(subjectCondition('StringLike', 'system:serviceaccount:*:*')),
    path: on('StringLike', sub),
    good: policyOf(subjectCondition('StringLike', 'system:serviceaccount:a:*')),
  },
  {
    code: 'NAMESPACE_WILDCARD',
    bad: policyOf(
      subjectCondition('StringLike', 'system:serviceaccount:*:app'),
    ),
    path: on('StringLike', sub),
    good: policyOf(subjectCondition('StringLike', 'system:serviceaccount:a:*')),
  },
  {
    code: 'PATTERN_CROSSES_COLON',
    bad: policyOf(
      subjectCondition('StringLike', 'system:serviceaccount:prod*'),
    ),
    path: on('StringLike', sub),
    good: policyOf(
      subjectCondition('StringLike', 'system:serviceaccount:prod:*'),
    ),
  },
  {
    code: 'WHOLE_NAMESPACE',
    bad: policyOf(subjectCondition('StringLike', 'system:serviceaccount:a:*')),
    path: on('StringLike', sub),
    good: policyOf(
      subjectCondition('StringLike', 'system:serviceaccount:a:b*'),
    ),
  },
  {
    code: 'NAME_PATTERN',
    bad: policyOf(subjectCondition('StringLike', 'system:serviceaccount:a:b*')),
    path: on('StringLike', sub),
    good,
  },
  {
    code: 'NO_AUDIENCE',
    bad: policyOf(allow({ StringEquals: { [sub]: subject } })),
    path: 'Statement[0]',
    good,
  },
  {
    code: 'AUDIENCE_WILDCARD',
    bad: policyOf(
      allow({
        StringEquals: { [sub]: subject },
        StringLike: { [aud]: 'sts.*' },
      }),
    ),
    path: on('StringLike', aud),
    good,
  },
  {
    code: 'FOR_ALL_VALUES_ON_CLAIM',
    bad: policyOf(
      allow({ 'ForAllValues:StringEquals': { [aud]: 'sts.amazonaws.com' } }),
    ),
    path: `Statement[0].Condition["ForAllValues:StringEquals"]["${aud}"]`,
    good: policyOf(
      allow({
        'ForAllValues:StringEquals': { [aud]: 'sts.amazonaws.com' },
        Null: { [aud]: 'false' },
      }),
    ),
  },
  {
    code: 'NEGATED_SUBJECT',
    bad: policyOf(subjectCondition('StringNotEquals', subject)),
    path: on('StringNotEquals', sub),
    good: policyOf(
      allow({
        StringLike: { [sub]: 'system:serviceaccount:team:*' },
        StringNotEquals: { [sub]: subject },
      }),
    ),
  },
  {
    code: 'OPTIONAL_CLAIM',
    bad: policyOf(subjectCondition('StringEqualsIfExists', subject)),
    path: on('StringEqualsIfExists', sub),
    good,
  },
  {
    code: 'ANY_AWS_PRINCIPAL',
    bad: policyOf(aws({ AWS: '*' })),
    path: 'Statement[0].Principal.AWS',
    good: policyOf(
      aws({ AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': roleArn } }),
    ),
  },
  {
    code: 'ANY_FEDERATED_PRINCIPAL',
    bad: policyOf(exact({ Principal: { Federated: '*' } })),
    path: 'Statement[0].Principal.Federated',
    good,
  },
  {
    code: 'ACCOUNT_PRINCIPAL',
    bad: policyOf(aws({ AWS: ['111122223333'] })),
    path: 'Statement[0].Principal.AWS[0]',
    good: policyOf(aws({ AWS: ['arn:aws:iam::111122223333:role/x'] })),
  },
  {
    code: 'MIXED_PRINCIPALS',
    bad: policyOf(exact(), aws({ Service: 'ec2.amazonaws.com' })),
    path: 'Statement[1].Principal.Service',
    good: policyOf(aws({ Service: 'ec2.amazonaws.com' })),
  },
  {
    code: 'NOT_ACTION',
    bad: policyOf(exact({ Action: undefined, NotAction: 'sts:TagSession' })),
    path: 'Statement[0].NotAction',
    good,
  },
  {
    code: 'LIKE_WITHOUT_WILDCARD',
    bad: policyOf(subjectCondition('StringLike', subject)),
    path: on('StringLike', sub),
    good,
  },
  {
    code: 'POD_IDENTITY_UNCONDITIONED',
    bad: policyOf(podIdentity()),
    path: 'Statement[0]',
    good: policyOf(
      podIdentity({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    ),
  },
  {
    code: 'POD_IDENTITY_WIDE',
    bad: policyOf(
      podIdentity({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    ),
    path: 'Statement[0]',
    good: policyOf(
      podIdentity({
        StringEquals: {
          [tag('kubernetes-namespace')]: 'team',
          [tag('kubernetes-service-account')]: 'app',
        },
      }),
    ),
  },
  {
    code: 'WIDTH_UNKNOWN',
    bad: policyOf(allow({ StringNotEquals: { [sub]: [] } })),
    path: on('StringNotEquals', sub),
    good: policyOf(allow({ StringNotEquals: { [sub]: [subject] } })),
  },
  {
    code: 'WIDTH_UNKNOWN',
    bad: policyOf(
      subjectCondition(
        'StringLike',
        'system:serviceaccount:${aws:ResourceTag/team}:*',
      ),
    ),
    path: on('StringLike', sub),
    good: policyOf(
      subjectCondition(
        'StringLike',
        'system:serviceaccount:${aws:PrincipalTag/team}:*',
      ),
    ),
  },
  {
    code: 'TAG_SESSION_MISSING',
    bad: policyOf(podIdentity(undefined, { Action: 'sts:AssumeRole' })),
    path: 'Statement[0].Action',
    good: policyOf(
      podIdentity(undefined, { Action: 'sts:AssumeRole' }),
      podIdentity(undefined, { Action: 'sts:TagSession' }),
    ),
  },
  {
    code: 'NEGATED_SESSION_TAG',
    bad: policyOf(
      podIdentity({ StringNotEquals: { [tag('kubernetes-namespace')]: 'x' } }),
    ),
    path: on('StringNotEquals', tag('kubernetes-namespace')),
    good: policyOf(
      podIdentity({ StringEquals: { [tag('kubernetes-namespace')]: 'x' } }),
    ),
  },
  {
    code: 'NEGATED_SESSION_TAG',
    bad: policyOf(
      podIdentity({
        StringEqualsIfExists: { [tag('kubernetes-namespace')]: 'x' },
      }),
    ),
    path: on('StringEqualsIfExists', tag('kubernetes-namespace')),
    good: policyOf(
      podIdentity({
        StringEqualsIfExists: { [tag('kubernetes-namespace')]: 'x' },
        StringEquals: { [tag('kubernetes-service-account')]: 'y' },
      }),
    ),
  },
  {
    code: 'DENY_NEVER_MATCHES',
    bad: policyOf(exact(), exact({ Effect: 'Deny', Action: 'sts:TagSession' })),
    path: 'Statement[1]',
    good: policyOf(exact(), {
      Effect: 'Deny',
      NotPrincipal: { Federated: arnOf(issuer) },
      Action: 'sts:*',
    }),
  },
  {
    code: 'OPERATOR_SPELLING',
    bad: policyOf(subjectCondition('stringEquals', subject)),
    path: on('stringEquals', sub),
    good,
  },
  {
    code: 'MISSING_VERSION',
    bad: { Statement: exact() },
    path: '',
    good,
  },
];

describe('lintTrustPolicy', () => {
  it.each(cases.map(item => [item.code, item.path, item] as const))(
    'finds %s at %s, and not in its near miss',
    (code, path, { bad, good: fine, options, goodOptions }) => {
      const findings = lintTrustPolicy(bad, options);
      const finding = findings.find(
        item => item.code === code && item.path === path,
      );
      expect(findings.map(item => [item.code, item.path])).toContainEqual([
        code,
        path,
      ]);
      expect(finding).toMatchObject(trustLintRules[code]);
      expect(finding?.message).toMatch(/[.)"]$/);
      expect(
        lintTrustPolicy(fine, goodOptions).map(item => item.code),
      ).not.toContain(code);
    },
  );

  it('has a case for every rule', () => {
    expect(new Set(cases.map(({ code }) => code))).toEqual(
      new Set(Object.keys(trustLintRules)),
    );
  });

  it('finds nothing in policies that are as they should be', () => {
    expect(lintTrustPolicy(good, { roleArn })).toEqual([]);
    const subjects = [
      { namespace: 'team', name: 'app' },
      { namespace: 'team', name: 'job' },
    ];
    const irsa = minimalTrust({
      mechanism: 'irsa',
      subjects,
      providers: [arnOf(issuer)],
    });
    const pods = minimalTrust({
      mechanism: 'pod-identity',
      subjects,
      clusters: ['arn:aws:eks:eu-west-1:111122223333:cluster/prod'],
    });
    expect(lintTrustPolicy(irsa.policy, { roleArn })).toEqual([]);
    expect(lintTrustPolicy(pods.policy, { roleArn })).toEqual([]);
  });

  it('tells the worst first', () => {
    const order = ['critical', 'high', 'medium', 'low', 'info'];
    const ranks = lintTrustPolicy({
      Statement: [allow(), aws({ AWS: '111122223333' }), aws({ AWS: '*' })],
    }).map(({ severity }) => order.indexOf(severity));
    expect(ranks.length).toBeGreaterThan(3);
    expect(ranks).toEqual([...ranks].sort());
  });

  it('gives the text that belongs at the place', () => {
    const corrections = lintTrustPolicy(
      policyOf(
        subjectCondition('StringEquals', 'system:serviceaccount:team:*'),
        exact({
          Principal: {
            Federated: arnOf(
              'oidc.eu-west-1.eks.amazonaws.com/0123456789ABCDEF',
            ),
          },
        }),
      ),
    ).flatMap(({ correction }) =>
      correction === undefined ? [] : [JSON.parse(correction) as unknown],
    );
    expect(corrections).toContainEqual({
      StringLike: { [sub]: 'system:serviceaccount:team:*' },
    });
    expect(corrections).toContainEqual(
      arnOf('oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF'),
    );
  });

  it('says so when a width is too much work to tell', () => {
    const names = Array.from(
      { length: 2_001 },
      (_, at) => `system:serviceaccount:team:a${at}`,
    );
    expect(
      lintTrustPolicy(policyOf(subjectCondition('StringEquals', names)), {
        sizeQuota: 1_000_000,
      }),
    ).toMatchObject([
      {
        code: 'WIDTH_UNKNOWN',
        path: 'Statement[0]',
        message:
          'Who is admitted is not judged. The set needs more than 2000 entries, or too much work to find them, so it is not written down. Write fewer patterns, or split the policy over several roles.',
      },
    ]);
  });

  it('says so when there is no policy', () => {
    expect(lintTrustPolicy(undefined)).toMatchObject([
      { code: 'MALFORMED_POLICY', path: '' },
    ]);
  });
});
