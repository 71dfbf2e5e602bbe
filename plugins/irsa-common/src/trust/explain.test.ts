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
