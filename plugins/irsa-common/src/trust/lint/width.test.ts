import fc from 'fast-check';
import {
  anyPolicies,
  irsaPolicies,
  podIdentityPolicies,
  runs,
  tally,
} from '../__testUtils__/arbitraries';
import { issuer, provider } from '../__testUtils__/generate';
import { widestTrustClass } from '../scope/classify';
import { trustScope } from '../scope/scope';
import type { TrustClass } from '../types';
import type { TrustLintCode } from './codes';
import { lintTrustPolicy } from './lint';

const sub = `${issuer}:sub`;
const aud = `${issuer}:aud`;
const account = 'system:serviceaccount:team:app';

/** Findings on how many service accounts a policy admits. */
const onWidth = new Set<TrustLintCode>([
  'NO_CONDITION',
  'NO_SUBJECT',
  'ANY_SUBJECT',
  'NAMESPACE_WILDCARD',
  'PATTERN_CROSSES_COLON',
  'WHOLE_NAMESPACE',
  'NAME_PATTERN',
  'NEGATED_SUBJECT',
  'POD_IDENTITY_UNCONDITIONED',
  'POD_IDENTITY_WIDE',
  'WIDTH_UNKNOWN',
]);

/** Findings after which nobody takes a policy for narrow, though they are about something else. */
const onPrincipal = new Set<TrustLintCode>([
  'ANY_AWS_PRINCIPAL',
  'ANY_FEDERATED_PRINCIPAL',
]);

function widthCodes(policy: unknown): string[] {
  return lintTrustPolicy(policy)
    .filter(({ code }) => onWidth.has(code))
    .map(({ code }) => code);
}

function allow(condition?: object) {
  return {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(condition && { Condition: condition }),
  };
}

const policyOf = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

const equals = { StringEquals: { [sub]: account, [aud]: 'sts.amazonaws.com' } };
const namespaces = ['NAMESPACE_WILDCARD', 'PATTERN_CROSSES_COLON'];

/** What is said of a set of this width, at least one of it. */
const codesOf: Partial<Record<TrustClass, string[]>> = {
  cluster: ['NO_CONDITION', 'NO_SUBJECT', 'ANY_SUBJECT', 'NEGATED_SUBJECT'],
  namespaces,
  'name-across-namespaces': namespaces,
  namespace: ['WHOLE_NAMESPACE'],
  'name-prefix': ['NAME_PATTERN'],
};

describe('findings on width', () => {
  it.each([
    ['tokens', irsaPolicies, ['none', 'exact', 'cluster', 'unknown']],
    ['EKS Pod Identity', podIdentityPolicies, ['none', 'cluster', 'unknown']],
    ['anybody', anyPolicies, ['none', 'cluster', 'unknown']],
  ])('follow from the exact set: %s', (_, policies, kinds) => {
    const seen = tally();
    fc.assert(
      fc.property(policies, policy => {
        const scope = trustScope(policy);
        const findings = lintTrustPolicy(policy);
        const told = findings.some(({ code }) => onWidth.has(code));
        // What keeps the width from being known is told, be it by its own rule.
        const isExplained = findings.some(
          ({ code, awsWouldReject }) => onPrincipal.has(code) || awsWouldReject,
        );
        const isNarrow = scope.class === 'none' || scope.class === 'exact';
        const isRight =
          told === !isNarrow || (scope.class === 'unknown' && isExplained);
        expect([scope.class, findings, isRight]).toEqual([
          scope.class,
          findings,
          true,
        ]);
        seen.add(scope.class);
      }),
      runs(1_200),
    );
    expect(seen.rarerThan(5, ...kinds)).toEqual([]);
  });

  it('name the width that the set has', () => {
    const seen = tally();
    fc.assert(
      fc.property(irsaPolicies, policy => {
        const codes: string[] = lintTrustPolicy(policy).map(({ code }) => code);
        const { providers } = trustScope(policy);
        const ids = new Set(providers.map(entry => entry.provider));
        for (const id of ids) {
          const entries = providers.filter(entry => entry.provider === id);
          const expected =
            codesOf[widestTrustClass(entries.map(entry => entry.class))];
          const isVariable = entries.some(({ subjects }) =>
            subjects.some(({ conditional }) =>
              conditional.some(({ code }) => code === 'UNKNOWN_VARIABLE'),
            ),
          );
          const told = codes.filter(code => expected?.includes(code));
          expect(!expected || isVariable || told.length > 0).toBe(true);
          told.forEach(seen.add);
        }
      }),
      runs(1_200),
    );
    expect(seen.rarerThan(5, 'NO_CONDITION', 'NAMESPACE_WILDCARD')).toEqual([]);
  });

  it.each([
    ['tokens', irsaPolicies],
    ['EKS Pod Identity', podIdentityPolicies],
  ])('go with one on why a policy lets nobody in: %s', (_, policies) => {
    const seen = tally();
    fc.assert(
      fc.property(policies, policy => {
        const { class: width, others } = trustScope(policy);
        const hasAllow = JSON.stringify(policy).includes('"Allow"');
        const isDead = width === 'none' && others.length === 0 && hasAllow;
        expect(!isDead || lintTrustPolicy(policy).length > 0).toBe(true);
        seen.add(isDead ? 'dead' : 'alive');
      }),
      runs(1_200),
    );
    expect(seen.rarerThan(20, 'dead', 'alive')).toEqual([]);
  });

  it('tell of audiences that no condition narrows', () => {
    const seen = tally();
    fc.assert(
      fc.property(irsaPolicies, policy => {
        const { providers } = trustScope(policy);
        const open = providers.filter(
          ({ audiences, subjects }) =>
            subjects.length > 0 &&
            audiences.include.some(glob =>
              /[*?]/.test(glob.replace(/\$\{[*?]\}/g, '')),
            ),
        );
        const isOpen = open.some(entry => entry.class !== 'unknown');
        const told = lintTrustPolicy(policy).some(({ code }) =>
          ['NO_AUDIENCE', 'AUDIENCE_WILDCARD', 'NO_CONDITION'].includes(code),
        );
        expect(isOpen ? told : open.length > 0 || !told).toBe(true);
        seen.add(String(isOpen));
      }),
      runs(1_200),
    );
    expect(seen.rarerThan(100, 'true', 'false')).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    [
      'a second operator names the service account',
      { ...equals, StringLike: { [sub]: 'system:serviceaccount:*:app' } },
      [],
    ],
    [
      'a second operator names the namespace',
      {
        StringEquals: { [aud]: 'x' },
        StringLike: { [sub]: 'system:serviceaccount:*:app' },
        'ForAnyValue:StringLike': { [sub]: 'system:serviceaccount:team:*' },
      },
      [],
    ],
    [
      'a second operator leaves names of one namespace',
      {
        StringLike: { [sub]: 'system:serviceaccount:team:*' },
        'ForAnyValue:StringLike': { [sub]: 'system:serviceaccount:*:app-*' },
      },
      ['NAME_PATTERN'],
    ],
    [
      'one value is a pattern and one is a name',
      { StringLike: { [sub]: [account, 'system:serviceaccount:team-*:app'] } },
      ['NAMESPACE_WILDCARD'],
    ],
    [
      'the subject is compared with itself',
      { StringEquals: { [sub]: `\${${sub}}` } },
      ['ANY_SUBJECT'],
    ],
    [
      'the subject only has to be there',
      { Null: { [sub]: 'false' } },
      ['NO_SUBJECT'],
    ],
    [
      'a pattern is in reach of letter case only',
      {
        StringEqualsIgnoreCase: { [sub]: account.toUpperCase() },
      },
      [],
    ],
  ])('follow from all clauses together: %s', (_, condition, codes) => {
    expect(widthCodes(policyOf(allow(condition)))).toEqual(codes);
  });

  it('are left out where a Deny leaves named service accounts', () => {
    const deny = (condition: object) => ({
      ...allow(condition),
      Effect: 'Deny',
    });
    const wide = allow({
      StringLike: { [sub]: 'system:serviceaccount:team:*' },
    });
    const others = deny({ StringNotEquals: { [sub]: account } });
    expect(widthCodes(policyOf(wide))).toEqual(['WHOLE_NAMESPACE']);
    expect(widthCodes(policyOf(wide, others))).toEqual([]);
    expect(
      widthCodes(policyOf(wide, deny({ StringEquals: { [sub]: account } }))),
    ).toEqual(['WHOLE_NAMESPACE']);
    const beyond = deny({
      StringNotLike: { [sub]: 'system:serviceaccount:team:*' },
    });
    expect(lintTrustPolicy(policyOf(allow(), beyond))).toMatchObject([
      {
        code: 'WHOLE_NAMESPACE',
        path: 'Statement[0]',
        message:
          'What the Deny statements leave of this one is every service account of team; name the ones that need the role.',
      },
      { code: 'NO_AUDIENCE' },
    ]);
  });

  it('are about the audience only where the set leaves it open', () => {
    const codesFor = (condition: object) =>
      lintTrustPolicy(policyOf(allow(condition)))
        .map(({ code }) => code)
        .filter(code => code.includes('AUDIENCE'));
    expect(codesFor(equals)).toEqual([]);
    expect(codesFor({ ...equals, StringLike: { [aud]: 'sts.*' } })).toEqual([]);
    expect(
      codesFor({
        StringEquals: { [sub]: account },
        StringLike: { [aud]: 'sts.*' },
      }),
    ).toEqual(['AUDIENCE_WILDCARD']);
    expect(
      codesFor({ StringEquals: { [sub]: account, [aud]: `\${${aud}}` } }),
    ).toEqual(['AUDIENCE_WILDCARD']);
    expect(
      codesFor({
        StringEquals: { [sub]: account },
        StringNotEquals: { [aud]: 'x' },
      }),
    ).toEqual(['NO_AUDIENCE']);
  });
});
