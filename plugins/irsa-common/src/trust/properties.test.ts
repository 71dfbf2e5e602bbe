import fc from 'fast-check';
import { compareTrust } from './compare';
import { evaluateTrust } from './evaluate';
import { minimalTrust } from './minimal';
import type { MinimalTrustInput, TrustServiceAccount } from './minimal';
import { parseTrustPolicy } from './parse';
import type { TrustReason } from './reasons';
import { trustRequests } from './requests';
import { matchTrustScope } from './scope/membership';
import { trustScope } from './scope/scope';
import {
  anyPolicies,
  anyRequests,
  callers,
  irsaPolicies,
  podIdentityPolicies,
  runs,
  tally,
} from './__testUtils__/arbitraries';
import { provider, roleArn } from './__testUtils__/generate';
import type { Caller } from './__testUtils__/generate';
import { evaluateSlowly } from './__testUtils__/slowEvaluator';
import type {
  TrustEvaluation,
  TrustMatch,
  TrustRequest,
  TrustScope,
} from './types';

type Policy = Record<string, unknown>;
type Decision = TrustEvaluation['decision'];

const decisionOf: Record<TrustMatch, Decision> = {
  yes: 'allow',
  no: 'deny',
  unknown: 'unknown',
};

const width = { deny: 0, unknown: 1, allow: 2 };

const decide = (policy: Policy, request: TrustRequest): Decision =>
  evaluateTrust(policy, request).decision;

const statementsOf = (policy: Policy) => [policy.Statement].flat() as Policy[];

/** A scope cannot list every spelling, the evaluator knows the one that is asked for. */
const isAboutLetterCase = (conditional: TrustReason[]) =>
  conditional.some(({ code }) => code === 'CASE_INSENSITIVE');

const isNamed = (scope: TrustScope) =>
  scope.providers.some(entry => entry.provider === provider);

describe('evaluateTrust', () => {
  it('agrees with the slow evaluator on any policy and request', () => {
    const seen = tally();
    fc.assert(
      fc.property(anyPolicies, anyRequests, (policy, request) => {
        const decision = decide(policy, request);
        expect(decision).toBe(evaluateSlowly(policy, request));
        seen.add(decision);
      }),
      runs(1_500),
    );
    expect(seen.rarerThan(100, 'allow', 'deny', 'unknown')).toEqual([]);
  });

  it('takes a scalar and a list of one for the same', () => {
    const listed = (value: unknown): unknown =>
      typeof value === 'string' ? [value] : value;
    const eachListed = (object: object) =>
      Object.fromEntries(
        Object.entries(object).map(([key, value]) => [key, listed(value)]),
      );
    const listStatement = (statement: Policy): Policy => ({
      ...statement,
      Action: listed(statement.Action),
      NotAction: listed(statement.NotAction),
      ...(typeof statement.Principal === 'object' && {
        Principal: eachListed(statement.Principal as object),
      }),
      ...(statement.Condition !== undefined && {
        Condition: Object.fromEntries(
          Object.entries(statement.Condition as object).map(([key, keys]) => [
            key,
            eachListed(keys as object),
          ]),
        ),
      }),
    });
    fc.assert(
      fc.property(anyPolicies, anyRequests, (policy, request) => {
        const wrapped = {
          ...policy,
          Statement: statementsOf(policy).map(listStatement),
        };
        expect(decide(wrapped, request)).toBe(decide(policy, request));
      }),
      runs(500),
    );
  });

  it('does not depend on the order of statements', () => {
    fc.assert(
      fc.property(anyPolicies, anyRequests, (policy, request) => {
        const turned = {
          ...policy,
          Statement: statementsOf(policy).reverse(),
        };
        expect(decide(turned, request)).toBe(decide(policy, request));
      }),
      runs(500),
    );
  });

  it('is never widened by a Deny', () => {
    const seen = tally();
    fc.assert(
      fc.property(
        anyPolicies,
        anyPolicies,
        anyRequests,
        (policy, other, request) => {
          const denied = {
            ...policy,
            Statement: [
              ...statementsOf(policy),
              { ...statementsOf(other)[0], Effect: 'Deny' },
            ],
          };
          const [before, after] = [policy, denied].map(each =>
            decide(each, request),
          );
          expect(width[after]).toBeLessThanOrEqual(width[before]);
          seen.add(before === after ? 'kept' : 'narrowed');
        },
      ),
      runs(500),
    );
    expect(seen.rarerThan(20, 'kept', 'narrowed')).toEqual([]);
  });
});

/** Whether a scope says of a service account what the evaluator says of its request. */
function expectAgreement(
  policy: Policy,
  scope: TrustScope,
  caller: Caller,
): Decision {
  const [request] = trustRequests(
    policy,
    { ...caller, mechanism: 'irsa', provider },
    roleArn,
  );
  const decision = decide(policy, request);
  const { matches, conditional } = matchTrustScope(scope, {
    ...caller,
    provider,
  });
  // An entry for any provider does not look at the claims of one, so it may stay open where the evaluator refuses.
  const isOpen =
    isAboutLetterCase(conditional) ||
    (matches === 'unknown' && !isNamed(scope) && decision !== 'allow');
  expect(isOpen ? decision : decisionOf[matches]).toBe(decision);
  return decision;
}

/** Associations send session tags, so they need both actions. */
function decidePodIdentity(policy: Policy, caller: Caller): Decision {
  const decisions = trustRequests(
    policy,
    { ...caller, mechanism: 'pod-identity', sessionTags: true },
    roleArn,
  ).map(request => decide(policy, request));
  return decisions.sort((a, b) => width[a] - width[b])[0];
}

describe('trustScope', () => {
  it('agrees with evaluateTrust on every policy and token', () => {
    const seen = tally();
    fc.assert(
      fc.property(irsaPolicies, callers, (policy, asking) => {
        const scope = trustScope(policy);
        asking.forEach(caller =>
          seen.add(expectAgreement(policy, scope, caller)),
        );
      }),
      runs(800),
    );
    expect(seen.rarerThan(200, 'allow', 'deny', 'unknown')).toEqual([]);
  });

  it('agrees with evaluateTrust on every policy and Pod Identity association', () => {
    const seen = tally();
    fc.assert(
      fc.property(podIdentityPolicies, callers, (policy, asking) => {
        const scope = trustScope(policy);
        for (const caller of asking) {
          const decision = decidePodIdentity(policy, caller);
          const { namespace, name, clusterArn } = caller;
          const { matches, conditional } = matchTrustScope(scope, {
            namespace,
            name,
            clusterArn,
          });
          // The scope tells who gets through without session tags; the request here has them.
          const isUntagged = conditional.some(
            ({ code }) => code === 'TAG_SESSION_NOT_ALLOWED',
          );
          const told = isAboutLetterCase(conditional)
            ? decision
            : decisionOf[matches];
          expect(isUntagged ? ['deny', 'unknown'] : [told]).toContain(decision);
          seen.add(decision);
        }
      }),
      runs(800),
    );
    expect(seen.rarerThan(100, 'allow', 'deny', 'unknown')).toEqual([]);
  });

  it('does not depend on the order of statements', () => {
    fc.assert(
      fc.property(irsaPolicies, callers, (policy, asking) => {
        const scope = trustScope(policy);
        const turned = trustScope({
          ...policy,
          Statement: statementsOf(policy).reverse(),
        });
        expect(turned.class).toBe(scope.class);
        for (const caller of asking) {
          const [one, other] = [scope, turned].map(each =>
            matchTrustScope(each, { ...caller, provider }),
          );
          expect(other.matches).toBe(one.matches);
        }
      }),
      runs(300),
    );
  });

  it('is never widened by a Deny', () => {
    fc.assert(
      fc.property(
        irsaPolicies,
        irsaPolicies,
        callers,
        (policy, other, asking) => {
          const scopes = [
            trustScope(policy),
            trustScope({
              ...policy,
              Statement: [
                ...statementsOf(policy),
                { ...statementsOf(other)[0], Effect: 'Deny' },
              ],
            }),
          ];
          for (const caller of asking) {
            const [before, after] = scopes.map(
              scope =>
                width[
                  decisionOf[
                    matchTrustScope(scope, { ...caller, provider }).matches
                  ]
                ],
            );
            expect(after).toBeLessThanOrEqual(before);
          }
        },
      ),
      runs(300),
    );
  });
});

describe('compareTrust', () => {
  /** Membership in a difference is certain, except for letter case and for providers that only a wildcard names. */
  function expectMembership(
    scope: TrustScope,
    caller: Caller,
    expected: boolean,
  ): void {
    const { matches, conditional } = matchTrustScope(scope, {
      ...caller,
      provider,
    });
    const isOpen =
      matches === 'unknown' &&
      (!isNamed(scope) || isAboutLetterCase(conditional));
    expect(isOpen ? expected : matches === 'yes').toBe(expected);
  }

  it('agrees with evaluateTrust and with trustScope', () => {
    const seen = tally();
    fc.assert(
      fc.property(
        irsaPolicies,
        irsaPolicies,
        callers,
        (before, after, asking) => {
          const { gained, lost } = compareTrust(before, after);
          const scopes = [trustScope(before), trustScope(after)] as const;
          for (const caller of asking) {
            const was = expectAgreement(before, scopes[0], caller);
            const is = expectAgreement(after, scopes[1], caller);
            if (was !== 'unknown' && is !== 'unknown') {
              expectMembership(gained, caller, was !== is && is === 'allow');
              expectMembership(lost, caller, was !== is && was === 'allow');
              seen.add(`${was} to ${is}`);
            }
          }
        },
      ),
      runs(700),
    );
    expect(
      seen.rarerThan(40, 'deny to allow', 'allow to deny', 'allow to allow'),
    ).toEqual([]);
  });

  it('finds nothing in a policy that stays the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(irsaPolicies, podIdentityPolicies, anyPolicies),
        policy => {
          const { gained, lost } = compareTrust(
            policy,
            structuredClone(policy),
          );
          expect([gained.class, lost.class]).toEqual(['none', 'none']);
          expect([gained.providers, lost.providers]).toEqual([[], []]);
          expect([gained.others, lost.others]).toEqual([[], []]);
        },
      ),
      runs(300),
    );
  });
});

describe('minimalTrust', () => {
  const everybody: TrustServiceAccount[] = ['a', 'b', 'a-b'].flatMap(
    namespace => ['app', 'app.x', 'a'].map(name => ({ namespace, name })),
  );
  const chosen = fc.subarray(everybody, { minLength: 1 });
  const otherProvider = provider.replace('0123', '9999');
  const audiences = fc.constantFrom('sts.amazonaws.com', 'a${x}', '*', '${$}');
  const clusters = ['a', 'b-2'].map(
    name => `arn:aws:eks:eu-west-1:111122223333:cluster/${name}`,
  );

  function write(input: MinimalTrustInput): Policy {
    const { policy, characters } = minimalTrust(input, { sizeQuota: 20_000 });
    expect(parseTrustPolicy(JSON.stringify(policy)).problems).toEqual([]);
    expect(characters).toBe(JSON.stringify(policy).length);
    return policy;
  }

  it('admits exactly what it was given, for IRSA', () => {
    fc.assert(
      fc.property(
        chosen,
        fc.subarray([provider, otherProvider], { minLength: 1 }),
        audiences,
        (subjects, providers, audience) => {
          const policy = write({
            mechanism: 'irsa',
            subjects,
            providers,
            audience,
          });
          const scope = trustScope(policy);
          expect(scope.providers.map(entry => entry.provider)).toEqual(
            providers,
          );
          for (const entry of scope.providers) {
            expect(entry.class).toBe('exact');
            expect(
              entry.subjects.map(({ namespace, name }) => ({
                namespace,
                name,
              })),
            ).toEqual(subjects);
          }
          for (const id of [provider, otherProvider]) {
            const issuer = id.slice(id.indexOf('oidc.eks'));
            for (const subject of everybody) {
              for (const aud of [audience, `${audience}x`, 'x']) {
                const decision = decide(policy, {
                  action: 'sts:AssumeRoleWithWebIdentity',
                  roleArn,
                  principal: { type: 'Federated', id },
                  context: {
                    [`${issuer}:sub`]: `system:serviceaccount:${subject.namespace}:${subject.name}`,
                    [`${issuer}:aud`]: aud,
                  },
                });
                const isMeant =
                  subjects.includes(subject) &&
                  providers.includes(id) &&
                  aud === audience;
                expect(decision).toBe(isMeant ? 'allow' : 'deny');
              }
            }
          }
        },
      ),
      runs(100),
    );
  });

  it('admits exactly what it was given, for EKS Pod Identity', () => {
    fc.assert(
      fc.property(
        chosen,
        fc.subarray(clusters, { minLength: 1 }),
        (subjects, given) => {
          const policy = write({
            mechanism: 'pod-identity',
            subjects,
            clusters: given,
          });
          const scope = trustScope(policy);
          expect([scope.class, scope.others]).toEqual(['exact', []]);
          for (const clusterArn of [...clusters, `${clusters[0]}-2`]) {
            for (const subject of everybody) {
              const isMeant =
                subjects.includes(subject) && given.includes(clusterArn);
              const caller = { ...subject, clusterArn, audience: '' };
              expect(decidePodIdentity(policy, caller)).toBe(
                isMeant ? 'allow' : 'deny',
              );
              expect(
                matchTrustScope(scope, { ...subject, clusterArn }).matches,
              ).toBe(isMeant ? 'yes' : 'no');
            }
          }
        },
      ),
      runs(60),
    );
  });
});
