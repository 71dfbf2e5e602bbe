import {
  explainTrust,
  lintTrustPolicy,
  parseTrustPolicy,
  trustScope,
} from 'backstage-plugin-irsa-common';
import type {
  ParsedTrustPolicy,
  TrustLintFinding,
  TrustOptions,
  TrustParseProblem,
  TrustPolicyDocument,
  TrustScope,
  TrustSentence,
} from 'backstage-plugin-irsa-common';

/** Everything that a trust policy alone says. */
export interface PolicyReading {
  readonly policy: TrustPolicyDocument;
  readonly parsed: ParsedTrustPolicy;
  readonly scope: TrustScope;
  readonly sentences: readonly TrustSentence[];
  readonly findings: readonly TrustLintFinding[];
}

/** What became of a text that was pasted. */
export type PolicyAnswer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly problem: TrustParseProblem }
  | { readonly kind: 'read'; readonly reading: PolicyReading };

/**
 * Judges a text in steps, so that whoever runs it can let the browser draw and take keys in between; `undefined` stands for a
 * step that has no answer yet.
 */
export function* readPolicyInSteps(
  text: string,
  options: TrustOptions,
): Generator<PolicyAnswer | undefined, void> {
  if (text.trim() === '') {
    yield { kind: 'empty' };
    return;
  }
  const parsed = parseTrustPolicy(text);
  const { policy } = parsed;
  if (!policy) {
    yield { kind: 'unreadable', problem: parsed.problems[0] };
    return;
  }
  yield undefined;
  const scope = trustScope(policy, options);
  yield undefined;
  const sentences = explainTrust(policy);
  yield undefined;
  const findings = lintTrustPolicy(policy, options);
  yield {
    kind: 'read',
    reading: { policy, parsed, scope, sentences, findings },
  };
}
