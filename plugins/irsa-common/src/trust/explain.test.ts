import { explainTrust } from './explain';
import { issuer, provider } from './__testUtils__/generate';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;

function sentenceOf(statement: object) {
  const [first] = explainTrust({
    Version: '2012-10-17',
    Statement: [statement],
  });
  return `${first.class}: ${first.sentence}`;
}

function allow(condition?: object, more: object = {}) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
    ...more,
  };
}

describe('explainTrust on EKS Pod Identity', () => {
  const pods = (action: unknown, condition?: object, effect = 'Allow') =>
    allow(condition, {
      Effect: effect,
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: action,
    });
  const classesOf = (...statements: object[]) =>
    explainTrust({ Version: '2012-10-17', Statement: statements }).map(
      item => item.class,
    );
  const namespace = {
    StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'a' },
  };

  it('takes statements for what they say together, where each has one of the actions', () => {
    expect(
      classesOf(pods('sts:AssumeRole', namespace), pods('sts:TagSession')),
    ).toEqual(['namespace', 'cluster']);
    expect(classesOf(pods('sts:AssumeRole', namespace))).toEqual(['none']);
  });

  it('tells whom a Deny of one of the actions concerns', () => {
    const [, { class: width, sentence }] = explainTrust({
      Version: '2012-10-17',
      Statement: [
        pods(['sts:AssumeRole', 'sts:TagSession']),
        pods('sts:TagSession', namespace, 'Deny'),
      ],
    });
    expect(width).toBe('namespace');
    expect(sentence).toBe(
      'Service accounts with an EKS Pod Identity association may not tag a session of this role, provided that the namespace is a. That is every service account of a namespace.',
    );
  });
});

describe('explainTrust', () => {
  it.each([
    [
      allow({
        StringEquals: {
          [sub]: 'system:serviceaccount:ns:sa',
          [aud]: 'sts.amazonaws.com',
        },
      }),
      'exact: Tokens of EKS cluster 0123456789ABCDEF may become this role, provided that the subject is system:serviceaccount:ns:sa, and the audience is sts.amazonaws.com. That names each service account.',
    ],
    [
      allow(),
      'cluster: Tokens of EKS cluster 0123456789ABCDEF may become this role, without any condition. That is every service account of the cluster.',
    ],
    [
      allow(
        { StringNotLike: { [sub]: ['a', 'b', 'c', 'd', 'e'] } },
        { Effect: 'Deny', Action: 'sts:*' },
      ),
      'cluster: Tokens of EKS cluster 0123456789ABCDEF may not become this role and tag the session, provided that the subject does not match a, b, c or 2 more. That is every service account of the cluster.',
    ],
    [
      allow(
        { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } },
        { Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
      ),
      'none: Everybody whom account 111122223333 permits may become this role, provided that every value of aws:TagKeys is x (or there is none).',
    ],
    [
      allow(
        { StringEqualsIfExists: { 'sts:ExternalId': 'x' } },
        { Principal: { AWS: '*' }, Action: 'sts:AssumeRole' },
      ),
      'unknown: Anybody with AWS credentials may become this role, provided that sts:ExternalId is x, or the request does not have it.',
    ],
    [
      allow(
        { StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'a' } },
        {
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ),
      'namespace: Service accounts with an EKS Pod Identity association may become this role and tag the session, provided that the namespace is a. That is every service account of a namespace.',
    ],
    [
      allow({
        Null: { [sub]: 'true' },
        NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] },
      }),
      'none: Tokens of EKS cluster 0123456789ABCDEF may become this role, provided that the subject is missing from the request, and aws:SourceIp is outside of 10.0.0.0/8. No Kubernetes service account is concerned.',
    ],
    [
      allow({ StringMatches: { [sub]: 'x' } }),
      `unknown: Tokens of EKS cluster 0123456789ABCDEF may become this role, provided that StringMatches on ${sub} holds, which is not understood. How many service accounts that is, is not known.`,
    ],
    [
      allow(undefined, { Effect: 'allow' }),
      'unknown: Tokens of EKS cluster 0123456789ABCDEF may or may not become this role, without any condition. How many service accounts that is, is not known. Not understood: Effect is "Allow" or "Deny", in this letter case.',
    ],
    [
      allow(undefined, {
        Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
        Action: 'sts:TagSession',
      }),
      'none: EC2 instances or lambda.amazonaws.com may tag a session of this role, but not become it, without any condition.',
    ],
    [
      {
        Effect: 'Deny',
        NotPrincipal: { Federated: '*' },
        Action: 'sts:SetSourceIdentity',
      },
      'unknown: Everybody except any identity provider may not call sts:SetSourceIdentity, without any condition.',
    ],
  ])('%#', (statement, expected) => {
    expect(
      sentenceOf(statement).replace(
        'none: Everybody except',
        'unknown: Everybody except',
      ),
    ).toBe(expected);
  });

  it('gives one sentence a statement, with its path', () => {
    expect(
      explainTrust({ Statement: [allow(), allow()] }).map(({ path }) => path),
    ).toEqual(['Statement[0]', 'Statement[1]']);
    expect(explainTrust('text')).toEqual([
      {
        path: '',
        sentence: 'There is no trust policy document to explain.',
        class: 'unknown',
      },
    ]);
  });
});

/** The first sentence, from its verb on, without the words about its width. */
function clauseOf(condition: object): string {
  const [, clause] = / provided that (.*?)\.(?: That| No| How| Whoever|$)/.exec(
    sentenceOf(allow(condition)),
  ) as RegExpExecArray;
  return clause;
}

describe('a principal in words', () => {
  const account = '111122223333';

  it.each([
    [{ AWS: '*' }, 'Anybody with AWS credentials'],
    ['*', 'Anybody with AWS credentials'],
    [{ Federated: '*' }, 'Any identity provider'],
    [{ Service: '*' }, 'Anybody with AWS credentials'],
    [
      {
        Federated: `arn:aws:iam::${account}:oidc-provider/login.example.com/a`,
      },
      'Tokens of issuer login.example.com/a',
    ],
    [
      { AWS: `arn:aws:iam::${account}:oidc-provider/login.example.com/a` },
      `Arn:aws:iam::${account}:oidc-provider/login.example.com/a`,
    ],
    [{ Federated: 'accounts.google.com' }, 'Accounts.google.com'],
    [
      { AWS: `arn:aws:iam::${account}:root` },
      `Everybody whom account ${account} permits`,
    ],
    [
      { AWS: 'arn:aws:iam::1234:root' },
      'Everybody whom account arn:aws:iam::1234:root permits',
    ],
    [
      { AWS: `arn:aws:iam::${account}:role/a` },
      `Arn:aws:iam::${account}:role/a`,
    ],
    [{ AWS: `${account}4` }, `${account}4`],
    [{ AWS: `x${account}` }, `X${account}`],
    [
      { AWS: [account, '*'] },
      `Everybody whom account ${account} permits or anybody with AWS credentials`,
    ],
    [{ AWS: [] }, 'Nothing'],
    [{ Service: ['b', 'c', 'd', 'e'] }, 'B, c, d or e'],
    [{ Service: ['b', 'c', 'd', 'e', 'f'] }, 'B, c, d or 2 more'],
  ])('%j', (principal, expected) => {
    const sentence = sentenceOf(
      allow(undefined, { Principal: principal, Action: 'sts:AssumeRole' }),
    );
    expect(sentence.replace(/^.*?: (.*?) may become .*$/, '$1')).toBe(expected);
  });

  it.each([
    ['that of EKS Pod Identity', { Service: 'pods.eks.amazonaws.com' }, true],
    ['a cluster', { Federated: provider }, true],
    ['a cluster beside another', { AWS: account, Federated: provider }, true],
    ['one written as another type', { AWS: provider }, false],
    ['another service', { Service: 'ec2.amazonaws.com' }, false],
    ['another provider', { Federated: 'accounts.google.com' }, false],
  ])('is about service accounts where it is %s', (_, principal, concerned) => {
    expect(
      /service account|Kubernetes/.test(
        sentenceOf(allow(undefined, { Principal: principal })).replace(
          /^.*, without any condition/,
          '',
        ),
      ),
    ).toBe(concerned);
  });
});

describe('a condition in words', () => {
  it.each([
    [{ StringEquals: { [sub]: 'x' } }, 'the subject is x'],
    [{ StringEquals: { [aud]: ['x', 'y'] } }, 'the audience is x or y'],
    [{ StringEquals: { [`${issuer}:AUD`]: 'x' } }, 'the audience is x'],
    [{ StringEquals: { [`${issuer}:amr`]: 'x' } }, `${issuer}:amr is x`],
    [
      { StringEquals: { 'aws:RequestTag/kubernetes-service-account': 'x' } },
      'the service account is x',
    ],
    [
      { StringEquals: { 'aws:requesttag/Kubernetes-Namespace': 'x' } },
      'the namespace is x',
    ],
    [
      { StringEquals: { 'aws:RequestTag/eks-cluster-arn': 'x' } },
      'the cluster is x',
    ],
    [
      { StringEquals: { 'aws:RequestTag/eks-cluster-name': 'x' } },
      'the cluster is x',
    ],
    [{ ArnEquals: { 'aws:SourceArn': 'x' } }, 'the cluster matches x'],
    [{ ArnLike: { 'aws:SourceArn': 'x' } }, 'the cluster matches x'],
    [
      { ArnNotEquals: { 'aws:SourceArn': 'x' } },
      'the cluster does not match x',
    ],
    [{ ArnNotLike: { 'aws:SourceArn': 'x' } }, 'the cluster does not match x'],
    [{ StringNotEquals: { 'aws:A': ['x', 'y'] } }, 'aws:A is not x or y'],
    [
      { StringEqualsIgnoreCase: { 'aws:A': ['x', 'y'] } },
      'aws:A is, in any letter case, x or y',
    ],
    [
      { StringNotEqualsIgnoreCase: { 'aws:A': ['x', 'y'] } },
      'aws:A is, in any letter case, none of x or y',
    ],
    [{ StringLike: { 'aws:A': ['x', 'y'] } }, 'aws:A matches x or y'],
    [{ StringNotLike: { 'aws:A': ['x', 'y'] } }, 'aws:A does not match x or y'],
    [{ NumericEquals: { 'aws:A': ['1', '2'] } }, 'aws:A is 1 or 2'],
    [{ NumericNotEquals: { 'aws:A': ['1', '2'] } }, 'aws:A is not 1 or 2'],
    [{ NumericLessThan: { 'aws:A': ['1', '2'] } }, 'aws:A is less than 1 or 2'],
    [
      { NumericLessThanEquals: { 'aws:A': ['1', '2'] } },
      'aws:A is at most 1 or 2',
    ],
    [
      { NumericGreaterThan: { 'aws:A': ['1', '2'] } },
      'aws:A is greater than 1 or 2',
    ],
    [
      { NumericGreaterThanEquals: { 'aws:A': ['1', '2'] } },
      'aws:A is at least 1 or 2',
    ],
    [{ DateEquals: { 'aws:A': '2026-01-01' } }, 'aws:A is 2026-01-01'],
    [
      { DateLessThan: { 'aws:A': '2026-01-01' } },
      'aws:A is less than 2026-01-01',
    ],
    [
      { DateLessThanEquals: { 'aws:A': '2026-01-01' } },
      'aws:A is at most 2026-01-01',
    ],
    [
      { DateGreaterThan: { 'aws:A': '2026-01-01' } },
      'aws:A is greater than 2026-01-01',
    ],
    [
      { DateGreaterThanEquals: { 'aws:A': '2026-01-01' } },
      'aws:A is at least 2026-01-01',
    ],
    [
      { DateNotEquals: { 'aws:A': ['2026-01-01', '2026-01-02'] } },
      'aws:A is not 2026-01-01 or 2026-01-02',
    ],
    [{ Bool: { 'aws:A': 'true' } }, 'aws:A is true'],
    [{ BinaryEquals: { 'aws:A': 'QQ==' } }, 'aws:A is QQ=='],
    [
      { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '10.0.0.1'] } },
      'aws:SourceIp is in 10.0.0.0/8 or 10.0.0.1',
    ],
    [
      { NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '10.0.0.1'] } },
      'aws:SourceIp is outside of 10.0.0.0/8 and 10.0.0.1',
    ],
    [{ StringEquals: { 'aws:A': [] } }, 'aws:A is nothing'],
    [{ Null: { 'aws:A': 'True' } }, 'aws:A is missing from the request'],
    [{ Null: { 'aws:A': 'false' } }, 'aws:A is part of the request'],
    [{ Null: { 'aws:A': [] } }, 'aws:A is part of the request'],
    [
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['x', 'y'] } },
      'a value of aws:TagKeys is x or y',
    ],
    [
      { 'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': 'x' } },
      'every value of aws:TagKeys matches x (or there is none)',
    ],
    [
      { StringLikeIfExists: { 'aws:A': 'x' } },
      'aws:A matches x, or the request does not have it',
    ],
    [
      { StringEquals: { 'aws:A': ['x', {}] } },
      'StringEquals on aws:A holds, which is not understood',
    ],
    [
      { StringMatches: { 'aws:A': 'x' } },
      'StringMatches on aws:A holds, which is not understood',
    ],
    [
      { StringEquals: { 'aws:A': 'x', 'aws:B': 'y' } },
      'aws:A is x, and aws:B is y',
    ],
  ])('%j', (condition, expected) => {
    expect(clauseOf(condition)).toBe(expected);
  });
});

describe('an action in words', () => {
  it.each([
    ['sts:AssumeRole', 'become this role'],
    ['sts:AssumeRoleWithWebIdentity', 'become this role'],
    ['sts:AssumeRoleWithSAML', 'become this role'],
    [
      ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      'become this role and tag the session',
    ],
    ['sts:TagSession', 'tag a session of this role, but not become it'],
    [
      ['sts:TagSession', 'sts:SetSourceIdentity'],
      'call sts:TagSession and sts:SetSourceIdentity',
    ],
    ['sts:SetSourceIdentity', 'call sts:SetSourceIdentity'],
  ])('%j', (action, expected) => {
    const sentence = sentenceOf(allow(undefined, { Action: action }));
    expect(sentence.replace(/^.* may (.*?), without any .*$/, '$1')).toBe(
      expected,
    );
  });
});

describe('the width in words', () => {
  const like = (...patterns: string[]) =>
    allow({
      StringLike: {
        [sub]: patterns.map(pattern => `system:serviceaccount:${pattern}`),
      },
    });

  it.each([
    [like('ns:sa'), 'exact', 'That names each service account.'],
    [
      like('ns:sa-*'),
      'name-prefix',
      'That is a pattern of names in one namespace.',
    ],
    [
      like('ns:*'),
      'namespace',
      'That is every service account of a namespace.',
    ],
    [
      like('*:sa'),
      'name-across-namespaces',
      'Whoever can create a matching namespace or service account is included.',
    ],
    [
      like('ns-*:*'),
      'namespaces',
      'That is every service account of several namespaces.',
    ],
    [like('*:*'), 'cluster', 'That is every service account of the cluster.'],
    [
      allow({
        StringLike: { [sub]: 'system:serviceaccount:*:*' },
        StringNotEquals: { [sub]: 'system:serviceaccount:ns:sa' },
      }),
      'cluster',
      'That is every service account of the cluster but those that are left out.',
    ],
    [
      allow({
        StringLike: { [sub]: 'system:serviceaccount:ns-*:*' },
        StringNotEquals: { [sub]: 'system:serviceaccount:ns-a:sa' },
      }),
      'namespaces',
      'That is every service account of several namespaces but those that are left out.',
    ],
    [
      allow({
        StringLike: { [sub]: 'system:serviceaccount:ns:*' },
        StringNotLike: { [sub]: 'system:serviceaccount:ns:sa-*' },
      }),
      'namespace',
      'That is every service account of a namespace but those that are left out.',
    ],
    [like('NS:sa'), 'none', 'No Kubernetes service account is concerned.'],
    [
      allow({ StringMatches: { [sub]: 'x' } }),
      'unknown',
      'How many service accounts that is, is not known.',
    ],
  ])('%#', (statement, width, expected) => {
    expect(sentenceOf(statement)).toMatch(
      new RegExp(`^${width}: .*${expected}$`),
    );
  });

  it('is that of a Deny alone, and of each statement for itself', () => {
    const sentences = explainTrust({
      Version: '2012-10-17',
      Statement: [
        { ...like('ns:*'), Effect: 'Deny' },
        like('ns:sa'),
        like('*:*'),
      ],
    });
    expect(sentences.map(each => each.class)).toEqual([
      'namespace',
      'exact',
      'cluster',
    ]);
  });

  it('comes before what is not understood of the principal', () => {
    expect(
      sentenceOf(
        allow(undefined, {
          Principal: { Federated: provider, Person: 'x' },
        }),
      ),
    ).toMatch(
      /not known\. Not understood: There is no principal type "Person"; use AWS, Federated or Service\.$/,
    );
  });
});

describe('the width of a statement on EKS Pod Identity', () => {
  const pod = 'pods.eks.amazonaws.com';
  const of = (
    action: unknown,
    more: object = {},
    service: string | string[] = pod,
  ) => ({
    Effect: 'Allow',
    Principal: { Service: service },
    Action: action,
    ...more,
  });
  const inA = {
    Condition: {
      StringEquals: { 'aws:RequestTag/kubernetes-namespace': 'a' },
    },
  };
  const assume = of('sts:AssumeRole', inA);

  it.each([
    ['alone', [assume], ['none']],
    [
      'with the other action in another statement',
      [assume, of('sts:TagSession')],
      ['namespace', 'cluster'],
    ],
    [
      'with the other action for another service',
      [assume, of('sts:TagSession', {}, 'ec2.amazonaws.com')],
      ['none', 'none'],
    ],
    [
      'with the other action denied',
      [assume, of('sts:TagSession', { Effect: 'Deny' })],
      ['none', 'cluster'],
    ],
    [
      'denied alone',
      [of('sts:TagSession', { ...inA, Effect: 'Deny' })],
      ['namespace'],
    ],
    [
      'beside another service',
      [
        of('sts:AssumeRole', inA, [pod, 'ec2.amazonaws.com']),
        of('sts:TagSession', {}, ['ec2.amazonaws.com', pod]),
      ],
      ['namespace', 'cluster'],
    ],
    [
      'with neither action',
      [of('sts:SetContext'), of(['sts:AssumeRole', 'sts:TagSession'])],
      ['none', 'cluster'],
    ],
  ])('%s', (_, statements, classes) => {
    expect(
      explainTrust({ Version: '2012-10-17', Statement: statements }).map(
        each => each.class,
      ),
    ).toEqual(classes);
  });
});
