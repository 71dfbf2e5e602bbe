import { evaluateTrust } from '../evaluate';
import {
  generateCaller,
  generatePolicy,
  podIdentityRequest,
  provider,
  webIdentityRequest,
} from '../testing/generate';
import { Random } from '../testing/random';
import type { TrustMatch } from '../types';
import { matchTrustScope } from './membership';
import { trustScope } from './scope';

const POLICIES = 1_500;
const CALLERS = 12;

const decisionOf: Record<TrustMatch, string> = {
  yes: 'allow',
  no: 'deny',
  unknown: 'unknown',
};

describe('trustScope agrees with evaluateTrust', () => {
  it('for service accounts with a token', () => {
    const seen = { allow: 0, deny: 0, unknown: 0 };
    for (let seed = 1; seed <= POLICIES; seed++) {
      const random = new Random(seed);
      const policy = generatePolicy(random, 'irsa');
      const scope = trustScope(policy);
      for (let i = 0; i < CALLERS; i++) {
        const caller = generateCaller(random);
        const { decision } = evaluateTrust(policy, webIdentityRequest(caller));
        const { matches, conditional } = matchTrustScope(scope, {
          ...caller,
          provider,
        });
        if (isAboutLetterCase(conditional)) {
          continue;
        }
        const isNamed = scope.providers.some(
          entry => entry.provider === provider,
        );
        if (!isNamed && matches === 'unknown') {
          // An entry for any provider does not look at the claims of one.
          expect(decision).not.toBe('allow');
          continue;
        }
        seen[decision] += 1;
        if (decisionOf[matches] !== decision) {
          throw new Error(
            `seed ${seed}: evaluateTrust says ${decision}, trustScope ${matches}\n${JSON.stringify(
              { caller, policy, scope },
            )}`,
          );
        }
      }
    }
    expect(Math.min(seen.allow, seen.deny, seen.unknown)).toBeGreaterThan(500);
  });

  it('for EKS Pod Identity associations', () => {
    const seen = { allow: 0, deny: 0, unknown: 0 };
    for (let seed = 1; seed <= POLICIES; seed++) {
      const random = new Random(seed);
      const policy = generatePolicy(random, 'pod-identity');
      const scope = trustScope(policy);
      for (let i = 0; i < CALLERS; i++) {
        const caller = generateCaller(random);
        const decisions = ['sts:AssumeRole', 'sts:TagSession'].map(
          action =>
            evaluateTrust(policy, podIdentityRequest(caller, action)).decision,
        );
        const { matches, conditional } = matchTrustScope(
          scope,
          associationOf(caller),
        );
        if (isAboutLetterCase(conditional)) {
          continue;
        }
        if (
          conditional.some(({ code }) => code === 'TAG_SESSION_NOT_ALLOWED')
        ) {
          // The scope tells who gets through without session tags; the request here has them.
          expect(decisions[1]).not.toBe('allow');
          continue;
        }
        let decision: keyof typeof seen = 'allow';
        if (decisions.includes('deny')) {
          decision = 'deny';
        } else if (decisions.includes('unknown')) {
          decision = 'unknown';
        }
        seen[decision] += 1;
        if (decisionOf[matches] !== decision) {
          throw new Error(
            `seed ${seed}: evaluateTrust says ${decision}, trustScope ${matches}\n${JSON.stringify(
              { caller, policy, scope },
            )}`,
          );
        }
      }
    }
    expect(Math.min(seen.allow, seen.deny, seen.unknown)).toBeGreaterThan(300);
  });
});

/** A scope cannot list every spelling, the evaluator knows the one that is asked for. */
function isAboutLetterCase(conditional: { code: string }[]) {
  return conditional.some(({ code }) => code === 'CASE_INSENSITIVE');
}

function associationOf(caller: {
  namespace: string;
  name: string;
  clusterArn: string;
}) {
  const { namespace, name, clusterArn } = caller;
  return { namespace, name, clusterArn };
}
