import { evaluateTrust } from '../evaluate';
import { explainTrust } from '../explain';
import { lintTrustPolicy } from '../lint/lint';
import type { TrustReason } from '../reasons';
import { trustScope } from '../scope/scope';
import type { TrustRequest } from '../types';

/** What people read about policies: every message once, by its code, and every sentence. */
export interface Messages {
  reasons: Record<string, string[]>;
  findings: Record<string, string[]>;
  sentences: string[];
}

function byCode(
  items: { code: string; message: string }[],
): Record<string, string[]> {
  const messages = new Map<string, Set<string>>();
  for (const { code, message } of items) {
    messages.set(code, (messages.get(code) ?? new Set()).add(message));
  }
  return Object.fromEntries(
    [...messages]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, texts]) => [code, [...texts].sort()]),
  );
}

/** Everything that the engine says about these cases. */
export function messagesOf(
  cases: { policy: unknown; request: TrustRequest }[],
): Messages {
  const reasons: TrustReason[] = [];
  const findings: { code: string; message: string }[] = [];
  const sentences = new Set<string>();
  for (const { policy, request } of cases) {
    const { reasons: decided, statements } = evaluateTrust(policy, request);
    const scope = trustScope(policy);
    reasons.push(
      ...decided,
      ...statements.flatMap(statement => statement.reasons),
      ...scope.problems,
      ...[...scope.providers, ...scope.podIdentity].flatMap(({ subjects }) =>
        subjects.flatMap(({ conditional }) => conditional),
      ),
      ...scope.others.flatMap(({ conditional }) => conditional),
    );
    findings.push(...lintTrustPolicy(policy));
    explainTrust(policy).forEach(({ sentence }) => sentences.add(sentence));
  }
  return {
    reasons: byCode(reasons),
    findings: byCode(findings),
    sentences: [...sentences].sort(),
  };
}
