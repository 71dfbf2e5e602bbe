import { evaluateTrust } from './evaluate';
import { parseTrustPolicy, TRUST_POLICY_MAX_CHARACTERS } from './parse';
import { trustReasonCodes } from './reasons';
import type { TrustReason } from './reasons';
import { trustScope } from './scope/scope';
import { issuer, provider, roleArn } from './__testUtils__/generate';
import type { TrustOptions, TrustRequest } from './types';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;

function allow(condition?: object, more: object = {}) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
    ...more,
  };
}

function policyOf(...statements: object[]) {
  return { Version: '2012-10-17', Statement: statements };
}

const request: TrustRequest = {
  action: 'sts:AssumeRoleWithWebIdentity',
  roleArn,
  principal: { type: 'Federated', id: provider },
  context: { [sub]: 'system:serviceaccount:a:b', [aud]: ['x', 'y'] },
  unknownKeys: ['aws:SourceIp'],
};

/** Reasons of a decision, where the policy and the request are told. */
function decided(policy: unknown, change: Partial<TrustRequest> = {}) {
  return evaluateTrust(policy, { ...request, ...change }).reasons;
}

function parsed(text: string): TrustReason[] {
  return parseTrustPolicy(text).problems;
}

function scoped(policy: unknown, options?: TrustOptions): TrustReason[] {
  const scope = trustScope(policy, options);
  return [
    ...scope.problems,
    ...[...scope.providers, ...scope.podIdentity].flatMap(({ subjects }) =>
      subjects.flatMap(({ conditional }) => conditional),
    ),
  ];
}

const pods = {
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: 'sts:*',
};

const reached: Record<keyof typeof trustReasonCodes, () => TrustReason[]> = {
  ALLOWED: () => decided(policyOf(allow())),
  EXPLICIT_DENY: () => decided(policyOf(allow(undefined, { Effect: 'Deny' }))),
  PROVIDER_NOT_TRUSTED: () => decided(policyOf()),
  PRINCIPAL_NOT_TRUSTED: () =>
    decided(policyOf(allow()), {
      principal: { type: 'Service', id: 'ec2.amazonaws.com' },
    }),
  NO_STATEMENT_FOR_ACTION: () =>
    decided(policyOf(allow()), { action: 'sts:AssumeRole' }),
  SUB_MISMATCH: () =>
    decided(policyOf(allow({ StringEquals: { [sub]: 'x' } }))),
  AUD_CONDITION_MISMATCH: () =>
    decided(policyOf(allow({ 'ForAnyValue:StringEquals': { [aud]: 'z' } }))),
  OTHER_ISSUER_KEY: () =>
    decided(policyOf(allow({ StringEquals: { 'oidc.example.com:sub': 'x' } }))),
  OTHER_CONDITION: () =>
    decided(policyOf(allow({ StringEquals: { 'sts:ExternalId': 'x' } }))),
  DEAD_TRUST_FOREIGN_PROVIDER: () =>
    decided(policyOf(allow()), { roleArn: 'arn:aws:iam::999999999999:role/x' }),
  ROLE_ARN_INVALID: () => decided(policyOf(allow()), { roleArn: 'role/x' }),
  PROVIDER_MISSING: () => scoped(policyOf(allow()), { providers: [] }),
  AUDIENCE_NOT_REGISTERED: () =>
    scoped(policyOf(allow({ StringEquals: { [aud]: 'x' } })), {
      providers: [{ arn: provider, clientIds: ['y'] }],
    }),
  POLICY_NOT_READ: () => decided(undefined),
  TOO_LARGE: () => parsed('x'.repeat(TRUST_POLICY_MAX_CHARACTERS + 1)),
  TOO_DEEP: () => parsed('['.repeat(100)),
  BAD_ENCODING: () => parsed('%7B%'),
  NOT_JSON: () => parsed('{'),
  NOT_AN_OBJECT: () => parsed('[]'),
  DUPLICATE_KEY: () => parsed('{"Id":"a","Id":"b"}'),
  MALFORMED_POLICY: () => decided(policyOf(allow(undefined, { Effect: 'x' }))),
  UNKNOWN_ELEMENT: () => decided(policyOf(allow(undefined, { Note: 'x' }))),
  UNKNOWN_OPERATOR: () => decided(policyOf(allow({ Matches: { [sub]: 'x' } }))),
  UNKNOWN_KEY: () =>
    decided(policyOf(allow({ IpAddress: { 'aws:SourceIp': '10.0.0.1' } }))),
  UNKNOWN_VARIABLE: () =>
    decided(
      policyOf(
        allow({
          StringEquals: { [sub]: 'system:serviceaccount:a:${aws:SourceIp}' },
        }),
      ),
    ),
  MULTI_VALUED_KEY: () =>
    decided(policyOf(allow({ StringEquals: { [aud]: 'x' } }))),
  DISPUTED_SEMANTICS: () =>
    decided(
      policyOf(allow({ 'ForAnyValue:StringEqualsIfExists': { x: 'y' } })),
    ),
  VALUE_NOT_UNDERSTOOD: () =>
    decided(policyOf(allow({ Bool: { [sub]: 'true' } }))),
  WILDCARD_PRINCIPAL: () =>
    decided(policyOf(allow(undefined, { Principal: { AWS: '*' } }))),
  NOT_PRINCIPAL: () =>
    decided(
      policyOf({
        Effect: 'Allow',
        NotPrincipal: { AWS: '111122223333' },
        Action: 'sts:*',
      }),
    ),
  TOO_MANY_ENTRIES: () =>
    scoped(
      policyOf(
        allow({
          StringEquals: {
            [sub]: Array.from(
              { length: 3_000 },
              (_, index) => `system:serviceaccount:a:${index}`,
            ),
          },
        }),
      ),
    ),
  CASE_INSENSITIVE: () =>
    scoped(policyOf(allow({ StringEqualsIgnoreCase: { [aud]: 'a' } }))),
  TAG_SESSION_NOT_ALLOWED: () =>
    scoped(policyOf(allow(undefined, { ...pods, Action: 'sts:AssumeRole' }))),
  SESSION_TAGS_MAY_BE_OFF: () =>
    scoped(
      policyOf(
        allow(
          {
            StringNotEquals: { 'aws:RequestTag/kubernetes-namespace': 'a' },
          },
          pods,
        ),
      ),
    ),
};

describe('reason codes', () => {
  it.each(Object.entries(trustReasonCodes))(
    '%s is told in a sentence',
    (_, text) => {
      expect(text).toMatch(/^[A-Z].*\.$/);
    },
  );

  it.each(Object.entries(reached))('%s can be reached', (code, reasons) => {
    const found = reasons().filter(reason => reason.code === code);
    expect(found).not.toEqual([]);
    expect(found[0].message).toMatch(/\.$/);
  });

  it('are all listed here', () => {
    expect(Object.keys(reached).sort()).toEqual(
      Object.keys(trustReasonCodes).sort(),
    );
  });
});
