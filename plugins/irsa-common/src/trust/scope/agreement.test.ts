import { evaluateTrust } from '../evaluate';
import {
  generateCaller,
  generatePolicy,
  podIdentityRequest,
  provider,
  webIdentityRequest,
} from '../testing/generate';
import { Random } from '../testing/random';
import type { TrustReason } from '../reasons';
import type { TrustMatch } from '../types';
import { matchTrustScope } from './membership';
import { trustScope } from './scope';

const POLICIES = 1_500;
const CALLERS = 12;

type Decision = 'allow' | 'deny' | 'unknown';

const decisionOf: Record<TrustMatch, Decision> = {
  yes: 'allow',
  no: 'deny',
  unknown: 'unknown',
};

/** A scope cannot list every spelling, the evaluator knows the one that is asked for. */
function isAboutLetterCase(conditional: TrustReason[]): boolean {
  return conditional.some(({ code }) => code === 'CASE_INSENSITIVE');
}

/** Runs generated cases and counts the decisions; throws at the first one that is not accepted. */
function run(
  mechanism: 'irsa' | 'pod-identity',
  check: (
    policy: Record<string, unknown>,
    scope: ReturnType<typeof trustScope>,
    caller: ReturnType<typeof generateCaller>,
  ) => { decision: Decision; accepted: Decision[] } | undefined,
): Record<Decision, number> {
  const seen = { allow: 0, deny: 0, unknown: 0 };
  for (let seed = 1; seed <= POLICIES; seed++) {
    const random = new Random(seed);
    const policy = generatePolicy(random, mechanism);
    const scope = trustScope(policy);
    for (let i = 0; i < CALLERS; i++) {
      const caller = generateCaller(random);
      const result = check(policy, scope, caller);
      if (result) {
        seen[result.decision] += 1;
        if (!result.accepted.includes(result.decision)) {
          throw new Error(
            `seed ${seed}: evaluateTrust says ${
              result.decision
            }, trustScope ${result.accepted.join(' or ')}\n${JSON.stringify({
              caller,
              policy,
              scope,
            })}`,
          );
        }
      }
    }
  }
  return seen;
}

describe('trustScope agrees with evaluateTrust', () => {
  it('for service accounts with a token', () => {
    const seen = run('irsa', (policy, scope, caller) => {
      const { decision } = evaluateTrust(policy, webIdentityRequest(caller));
      const { matches, conditional } = matchTrustScope(scope, {
        ...caller,
        provider,
      });
      if (isAboutLetterCase(conditional)) {
        return undefined;
      }
      const isNamed = scope.providers.some(
        entry => entry.provider === provider,
      );
      // An entry for any provider does not look at the claims of one, so it may stay open where the evaluator refuses.
      const accepted: Decision[] =
        matches === 'unknown' && !isNamed
          ? ['unknown', 'deny']
          : [decisionOf[matches]];
      return { decision, accepted };
    });
    expect(Math.min(seen.allow, seen.deny, seen.unknown)).toBeGreaterThan(500);
  });

  it('for EKS Pod Identity associations', () => {
    const seen = run('pod-identity', (policy, scope, caller) => {
      const { namespace, name, clusterArn } = caller;
      const { matches, conditional } = matchTrustScope(scope, {
        namespace,
        name,
        clusterArn,
      });
      if (isAboutLetterCase(conditional)) {
        return undefined;
      }
      const decisions = ['sts:AssumeRole', 'sts:TagSession'].map(
        action =>
          evaluateTrust(policy, podIdentityRequest(caller, action)).decision,
      );
      // The scope tells who gets through without session tags; the request here has them.
      const isUntagged = conditional.some(
        ({ code }) => code === 'TAG_SESSION_NOT_ALLOWED',
      );
      const accepted: Decision[] = isUntagged
        ? ['deny', 'unknown']
        : [decisionOf[matches]];
      if (decisions.includes('deny')) {
        return { decision: 'deny', accepted };
      }
      return {
        decision: decisions.includes('unknown') ? 'unknown' : 'allow',
        accepted,
      };
    });
    expect(Math.min(seen.allow, seen.deny, seen.unknown)).toBeGreaterThan(300);
  });
});
