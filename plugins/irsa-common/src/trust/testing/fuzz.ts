import { evaluateTrust } from '../evaluate';
import { matchTrustScope } from '../scope/membership';
import { trustScope } from '../scope/scope';
import type { TrustRequest } from '../types';
import {
  generateCaller,
  generatePolicy,
  podIdentityRequest,
  provider,
  webIdentityRequest,
} from './generate';
import type { Caller } from './generate';
import { Random } from './random';
import { evaluateSlowly } from './slowEvaluator';

/** A case on which two ways to the answer disagree. */
export interface Counterexample {
  seed: number;
  /** Which comparison failed. */
  between: string;
  policy: Record<string, unknown>;
  request: TrustRequest;
}

interface Case {
  policy: Record<string, unknown>;
  request: TrustRequest;
  caller: Caller;
  isIrsa: boolean;
}

/** What disagrees on a case; undefined when nothing does. */
function disagreement(
  { policy, request, caller, isIrsa }: Case,
  second: typeof evaluateSlowly,
): string | undefined {
  const { decision } = evaluateTrust(policy, request);
  const slow = second(policy, request);
  if (decision !== slow) {
    return `evaluateTrust says ${decision}, the slow evaluator ${slow}`;
  }
  if (!isIrsa) {
    return undefined;
  }
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
  const told = { yes: 'allow', no: 'deny', unknown: 'unknown' }[matches];
  return isOpen || told === decision
    ? undefined
    : `evaluateTrust says ${decision}, trustScope ${told}`;
}

function without(object: Record<string, unknown>, key: string): object {
  return Object.fromEntries(
    Object.entries(object).filter(([other]) => other !== key),
  );
}

/** Smaller policies: one statement, one condition or one value less. */
function* smaller(
  policy: Record<string, unknown>,
): Generator<Record<string, unknown>> {
  const statements = [policy.Statement].flat() as Record<string, unknown>[];
  for (let at = 0; at < statements.length; at++) {
    yield { ...policy, Statement: statements.filter((_, i) => i !== at) };
    const condition = (statements[at].Condition ?? {}) as Record<
      string,
      Record<string, unknown>
    >;
    const withCondition = (changed: object) => ({
      ...policy,
      Statement: statements.map((statement, i) =>
        i === at ? { ...statement, Condition: changed } : statement,
      ),
    });
    for (const [operator, keys] of Object.entries(condition)) {
      yield withCondition(without(condition, operator));
      for (const [key, values] of Object.entries(keys)) {
        yield withCondition({ ...condition, [operator]: without(keys, key) });
        if (Array.isArray(values) && values.length > 1) {
          for (let i = 0; i < values.length; i++) {
            const fewer = values.filter((_, j) => j !== i) as unknown[];
            yield withCondition({
              ...condition,
              [operator]: { ...keys, [key]: fewer },
            });
          }
        }
      }
    }
  }
}

/** Takes parts out of a policy as long as the disagreement stays. */
function shrink(failing: Case, second: typeof evaluateSlowly): Case {
  for (const policy of smaller(failing.policy)) {
    const candidate = { ...failing, policy };
    if (disagreement(candidate, second)) {
      return shrink(candidate, second);
    }
  }
  return failing;
}

/**
 * Compares the evaluator with the slow one and with the scope on generated near misses.
 *
 * @returns the shortest counterexample of the first failing case; undefined when all agree
 */
export function fuzzTrust({
  cases,
  seed: firstSeed,
  second = evaluateSlowly,
}: {
  cases: number;
  seed: number;
  /** The evaluator to compare with. */
  second?: typeof evaluateSlowly;
}): Counterexample | undefined {
  for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
    const random = new Random(seed);
    const isIrsa = random.chance(0.6);
    const policy = generatePolicy(random, isIrsa ? 'irsa' : 'pod-identity');
    const caller = generateCaller(random);
    const request = isIrsa
      ? webIdentityRequest(caller)
      : podIdentityRequest(caller, 'sts:AssumeRole');
    const generated = { policy, request, caller, isIrsa };
    if (disagreement(generated, second)) {
      const least = shrink(generated, second);
      return {
        seed,
        between: disagreement(least, second) ?? '',
        policy: least.policy,
        request,
      };
    }
  }
  return undefined;
}
