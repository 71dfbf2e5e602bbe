import { evaluateTrust } from './evaluate';
import { trustRequests } from './requests';
import type { TrustRequester } from './requests';
import { matchTrustScope } from './scope/membership';
import { trustScope } from './scope/scope';
import { issuer, provider, roleArn } from './__testUtils__/generate';

const clusterArn = 'arn:aws:eks:eu-west-1:111122223333:cluster/prod';
const account = { namespace: 'team', name: 'app' };
const token: TrustRequester = {
  ...account,
  mechanism: 'irsa',
  provider,
  audience: 'sts.amazonaws.com',
};
const association: TrustRequester = {
  ...account,
  mechanism: 'pod-identity',
  clusterArn,
  sessionTags: true,
};

const policyOf = (principal: object, condition: object) => ({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: principal,
    Action: [
      'sts:AssumeRoleWithWebIdentity',
      'sts:AssumeRole',
      'sts:TagSession',
    ],
    Condition: condition,
  },
});

const onToken = (condition: object) =>
  policyOf({ Federated: provider }, condition);
const onAssociation = (condition: object) =>
  policyOf({ Service: 'pods.eks.amazonaws.com' }, condition);

describe('trustRequests', () => {
  it('makes the request of a token', () => {
    const policy = onToken({
      StringEquals: {
        [`${issuer}:sub`]: '${aws:ResourceTag/subject}',
        'aws:RequestedRegion': 'eu-west-1',
        'aws:PrincipalOrgID': 'o-1',
      },
    });
    expect(trustRequests(policy, token, roleArn)).toEqual([
      {
        action: 'sts:AssumeRoleWithWebIdentity',
        roleArn,
        principal: { type: 'Federated', id: provider },
        context: {
          [`${issuer}:sub`]: 'system:serviceaccount:team:app',
          [`${issuer}:aud`]: 'sts.amazonaws.com',
        },
        unknownKeys: ['aws:resourcetag/subject'],
        presentKeys: ['aws:requestedregion'],
      },
    ]);
  });

  it('makes both requests of an association with session tags, and one without', () => {
    const tags = [
      'eks-cluster-arn',
      'eks-cluster-name',
      'kubernetes-namespace',
      'kubernetes-service-account',
      'kubernetes-pod-name',
      'kubernetes-pod-uid',
    ];
    const policy = onAssociation({
      StringLike: { 'aws:RequestTag/kubernetes-pod-name': 'app-*' },
    });
    const requests = trustRequests(policy, association, roleArn);
    expect(requests.map(({ action }) => action)).toEqual([
      'sts:AssumeRole',
      'sts:TagSession',
    ]);
    expect(requests[1]).toEqual({
      action: 'sts:TagSession',
      roleArn,
      principal: { type: 'Service', id: 'pods.eks.amazonaws.com' },
      context: {
        'aws:SourceArn': clusterArn,
        'aws:SourceAccount': '111122223333',
        'aws:RequestTag/eks-cluster-arn': clusterArn,
        'aws:RequestTag/eks-cluster-name': 'prod',
        'aws:RequestTag/kubernetes-namespace': 'team',
        'aws:RequestTag/kubernetes-service-account': 'app',
        'aws:TagKeys': tags,
        'sts:TransitiveTagKeys': tags,
      },
      unknownKeys: [],
      presentKeys: ['aws:requesttag/kubernetes-pod-name'],
    });
    expect(
      trustRequests(policy, { ...association, sessionTags: false }, roleArn),
    ).toEqual([
      {
        action: 'sts:AssumeRole',
        roleArn,
        principal: { type: 'Service', id: 'pods.eks.amazonaws.com' },
        context: {
          'aws:SourceArn': clusterArn,
          'aws:SourceAccount': '111122223333',
        },
        unknownKeys: [],
        presentKeys: [],
      },
    ]);
  });

  it('leaves open what depends on a cluster that is not known', () => {
    const policy = onAssociation({
      StringEquals: {
        'aws:RequestTag/eks-cluster-name': 'prod',
        'aws:SourceAccount': '111122223333',
      },
    });
    const [{ context, presentKeys }] = trustRequests(policy, {
      ...association,
      clusterArn: undefined,
    });
    expect(Object.keys(context)).not.toContain('aws:SourceArn');
    expect(presentKeys).toEqual([
      'aws:requesttag/eks-cluster-name',
      'aws:sourceaccount',
    ]);
  });

  it('asks for a role of the account of the caller when none is given', () => {
    const [ofToken] = trustRequests({}, token);
    const [ofAssociation] = trustRequests(undefined, {
      ...association,
      clusterArn: clusterArn.replace('arn:aws:', 'arn:aws-cn:'),
    });
    expect(ofToken.roleArn).toMatch(/^arn:aws:iam::111122223333:role\/./);
    expect(ofAssociation.roleArn).toMatch(
      /^arn:aws-cn:iam::111122223333:role\/./,
    );
  });

  it.each([
    ['aws:SourceIp', 'unknown'],
    ['aws:ResourceTag/team', 'unknown'],
    ['aws:RequestedRegion', 'unknown'],
    ['aws:PrincipalOrgID', 'deny'],
    [`${issuer}:amr`, 'deny'],
    ['made-up', 'unknown'],
  ])('lets evaluateTrust and trustScope agree about %s', (key, expected) => {
    for (const condition of [
      { StringEquals: { [key]: 'x' } },
      { Null: { [key]: 'false' } },
      { StringLike: { [`${issuer}:sub`]: `*\${${key}}*` } },
    ]) {
      const policy = onToken(condition);
      const [request] = trustRequests(policy, token, roleArn);
      const { matches } = matchTrustScope(trustScope(policy), {
        ...account,
        provider,
        audience: 'sts.amazonaws.com',
      });
      expect(evaluateTrust(policy, request).decision).toBe(
        { yes: 'allow', no: 'deny', unknown: 'unknown' }[matches],
      );
    }
    const [request] = trustRequests(
      onToken({ StringEquals: { [key]: 'x' } }),
      token,
    );
    expect(
      evaluateTrust(onToken({ StringEquals: { [key]: 'x' } }), request)
        .decision,
    ).toBe(expected);
  });

  it('knows that a key is there whose value nobody knows', () => {
    const policy = onToken({ Null: { 'aws:SecureTransport': 'false' } });
    const [request] = trustRequests(policy, token);
    expect(evaluateTrust(policy, request).decision).toBe('allow');
  });

  it('takes the organization of the caller for absent where a service asks, as AWS documents it', () => {
    const policy = onAssociation({
      StringEquals: { 'aws:PrincipalOrgID': 'o-1' },
    });
    const [request] = trustRequests(policy, association);
    expect(evaluateTrust(policy, request).decision).toBe('deny');
  });

  it.each([
    [provider, 'arn:aws:iam::111122223333'],
    [
      'arn:aws-cn:iam::111122223333:oidc-provider/a.b',
      'arn:aws-cn:iam::111122223333',
    ],
    [
      'arn:aws:iam::1111222233334:oidc-provider/a.b',
      'arn:aws:iam::000000000000',
    ],
    [
      'arn:aws:iam::x111122223333:oidc-provider/a.b',
      'arn:aws:iam::000000000000',
    ],
    ['no ARN', 'arn:aws:iam::000000000000'],
  ])('is about a role of the account of %s', (id, prefix) => {
    const [request] = trustRequests({}, { ...token, provider: id });
    expect(request.roleArn).toBe(`${prefix}:role/role-with-this-policy`);
  });

  it('leaves the cluster open when it is not given', () => {
    const keys = [
      'aws:sourcearn',
      'aws:sourceaccount',
      'aws:requesttag/eks-cluster-arn',
      'aws:requesttag/eks-cluster-name',
    ];
    const policy = onAssociation({
      StringEquals: Object.fromEntries(keys.map(key => [key, 'x'])),
    });
    for (const request of trustRequests(policy, {
      ...association,
      clusterArn: undefined,
    })) {
      expect(request.presentKeys).toEqual(keys);
      expect(Object.keys(request.context)).toEqual([
        'aws:RequestTag/kubernetes-namespace',
        'aws:RequestTag/kubernetes-service-account',
        'aws:TagKeys',
        'sts:TransitiveTagKeys',
      ]);
    }
  });
});
