import { evaluateTrust } from '../evaluate';
import { matchTrustScope } from '../scope/membership';
import { trustScope } from '../scope/scope';
import type { TrustEvaluation, TrustRequest } from '../types';
import {
  generateCaller,
  generatePolicy,
  podIdentityRequest,
  provider,
  webIdentityRequest,
} from './generate';
import type { Caller } from './generate';
import { generateAnyPolicy, generateAnyRequest } from './generateAny';
import { Random } from './random';
import { evaluateSlowly } from './slowEvaluator';
import { smallerPolicies, smallerRequests } from './smaller';

type Decision = TrustEvaluation['decision'];

/** An evaluator, such as the slow one. */
export type Evaluator = typeof evaluateSlowly;

/** A case on which two ways to the answer disagree. */
export interface Counterexample {
  /** The case can be made again from this. */
  seed: number;
  policy: Record<string, unknown>;
  request: TrustRequest;
  /** The two answers, by who gives them. */
  answers: Record<string, Decision>;
}

interface Case {
  policy: Record<string, unknown>;
  request: TrustRequest;
  /** The service account behind the request, when a scope can be asked about it. */
  caller?: Caller;
}

/** The two answers to a case that disagree; undefined when all agree. */
function disagreement(
  { policy, request, caller }: Case,
  second: Evaluator,
): Record<string, Decision> | undefined {
  const { decision } = evaluateTrust(policy, request);
  const slow = second(policy, request);
  if (decision !== slow) {
    return { evaluateTrust: decision, 'the slow evaluator': slow };
  }
  const told = caller && askScope(policy, caller, decision);
  return told === undefined || told === decision
    ? undefined
    : { evaluateTrust: decision, trustScope: told };
}

/** What the scope says about a service account; undefined where it may leave open what one request decides. */
function askScope(
  policy: Record<string, unknown>,
  caller: Caller,
  decision: Decision,
): Decision | undefined {
  const scope = trustScope(policy);
  const { matches, conditional } = matchTrustScope(scope, {
    ...caller,
    provider,
  });
  const isNamed = scope.providers.some(entry => entry.provider === provider);
  const isOpen =
    conditional.some(({ code }) => code === 'CASE_INSENSITIVE') ||
    scope.problems.some(({ code }) => code === 'TOO_MANY_ENTRIES') ||
    (matches === 'unknown' && !isNamed && decision !== 'allow');
  const told = { yes: 'allow', no: 'deny', unknown: 'unknown' } as const;
  return isOpen ? undefined : told[matches];
}

/** Takes parts out of a policy and of a request as long as two answers disagree. */
function shrink(failing: Case, second: Evaluator): Case {
  let least = failing;
  for (;;) {
    const next = smallerCases(least).find(candidate =>
      disagreement(candidate, second),
    );
    if (!next) {
      return least;
    }
    least = next;
  }
}

function smallerCases(whole: Case): Case[] {
  return [
    ...smallerPolicies(whole.policy).map(policy => ({ ...whole, policy })),
    // A smaller request is no longer the one of the service account.
    ...smallerRequests(whole.request).map(request => ({
      policy: whole.policy,
      request,
    })),
  ];
}

/** A case of a seed: web identities, EKS Pod Identity, and requests of any kind. */
function generateCase(seed: number): Case {
  const random = new Random(seed);
  const kind = random.next();
  if (kind < 0.4) {
    const policy = generatePolicy(random, 'irsa');
    const caller = generateCaller(random);
    return { policy, request: webIdentityRequest(caller), caller };
  }
  if (kind < 0.6) {
    return {
      policy: generatePolicy(random, 'pod-identity'),
      request: podIdentityRequest(generateCaller(random), 'sts:AssumeRole'),
    };
  }
  return {
    policy: generateAnyPolicy(random),
    request: generateAnyRequest(random),
  };
}

/**
 * Compares the evaluator with the slow one, and with the scope, on generated near misses.
 *
 * @returns how often each decision came up, and the shortest counterexample of the first failing case
 */
export function fuzzTrust({
  cases,
  seed: firstSeed,
  second = evaluateSlowly,
}: {
  cases: number;
  seed: number;
  /** The evaluator to compare with. */
  second?: Evaluator;
}): { decisions: Record<Decision, number>; counterexample?: Counterexample } {
  const decisions = { allow: 0, deny: 0, unknown: 0 };
  for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
    const generated = generateCase(seed);
    if (disagreement(generated, second)) {
      const least = shrink(generated, second);
      return {
        decisions,
        counterexample: {
          seed,
          policy: least.policy,
          request: least.request,
          answers: disagreement(least, second) ?? {},
        },
      };
    }
    decisions[evaluateTrust(generated.policy, generated.request).decision] += 1;
  }
  return { decisions };
}
