import fc from 'fast-check';
import { evaluateTrust } from './evaluate';
import { lintTrustPolicy } from './lint/lint';
import { PolicyReading } from './policyReading';
import { trustRequests } from './requests';
import type { TrustRequester } from './requests';
import { trustScope } from './scope/scope';
import { anyPolicies, irsaPolicies, runs } from './__testUtils__/arbitraries';
import { issuer, provider, roleArn } from './__testUtils__/generate';

const token: TrustRequester = {
  namespace: 'team',
  name: 'app',
  mechanism: 'irsa',
  provider,
  audience: 'sts.amazonaws.com',
};
const association: TrustRequester = {
  namespace: 'team',
  name: 'app',
  mechanism: 'pod-identity',
  clusterArn: 'arn:aws:eks:eu-west-1:111122223333:cluster/prod',
  sessionTags: true,
};

const sub = `${issuer}:sub`;
const pods = { Service: 'pods.eks.amazonaws.com' };
const policyOf = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements.map(each => ({ Effect: 'Allow', ...each })),
});
const webIdentity = (condition: object) => ({
  Principal: { Federated: provider },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: condition,
});
const decisionsOf = (
  policy: Record<string, unknown>,
  requester: TrustRequester,
) =>
  new PolicyReading(policy)
    .decide(requester, roleArn)
    .map(({ request, evaluation }) => [request.action, evaluation.decision]);

describe('PolicyReading', () => {
  it('judges as the functions do that read the policy themselves', () => {
    const options = { roleArn, providers: [{ arn: provider, clientIds: [] }] };
    fc.assert(
      fc.property(anyPolicies, policy => {
        expect(new PolicyReading(policy).judge(options)).toEqual({
          scope: trustScope(policy, options),
          lint: lintTrustPolicy(policy, options),
        });
      }),
      runs(300),
    );
  });

  it('has a budget for what is wrong beside that of the set', () => {
    const patterns = (count: number, make: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => make(index));
    // The set takes nearly all of one budget, and what is wrong more than the rest.
    const policy = policyOf(
      ...['x', 'y'].map(end =>
        webIdentity({
          StringLike: { [sub]: patterns(3, i => `*a${i}*b${end}*`) },
          'ForAnyValue:StringLike': { [sub]: patterns(4, i => `*c${i}*d*`) },
        }),
      ),
    );
    const { scope, lint } = new PolicyReading(policy).judge({});
    const codes = lint.map(({ code }) => code);
    expect(scope.class).toBe('namespaces');
    expect(codes).toContain('NAMESPACE_WILDCARD');
    expect(codes).not.toContain('WIDTH_UNKNOWN');
  });

  it('decides each request as evaluateTrust does', () => {
    fc.assert(
      fc.property(irsaPolicies, policy => {
        const [request] = trustRequests(policy, token, roleArn);
        expect(new PolicyReading(policy).decide(token, roleArn)).toEqual([
          { request, evaluation: evaluateTrust(policy, request) },
        ]);
      }),
      runs(300),
    );
  });

  it('knows the keys of the policy at every question', () => {
    const reading = new PolicyReading(
      policyOf(webIdentity({ StringEquals: { 'aws:ResourceTag/team': 'a' } })),
    );
    for (const _ of [1, 2]) {
      const [{ request }] = reading.decide(token, roleArn);
      expect(request.unknownKeys).toEqual(['aws:resourcetag/team']);
    }
  });

  it('goes on to the next request until one is denied', () => {
    const all = policyOf({
      Principal: pods,
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    });
    const untagged = policyOf({ Principal: pods, Action: 'sts:AssumeRole' });
    const none = policyOf({ Principal: pods, Action: 'sts:SetSourceIdentity' });
    expect(decisionsOf(all, association)).toEqual([
      ['sts:AssumeRole', 'allow'],
      ['sts:TagSession', 'allow'],
    ]);
    expect(decisionsOf(untagged, association)).toEqual([
      ['sts:AssumeRole', 'allow'],
      ['sts:TagSession', 'deny'],
    ]);
    expect(decisionsOf(none, association)).toEqual([
      ['sts:AssumeRole', 'deny'],
    ]);
  });
});
