import { isObject } from '../json/value';
import { readPolicy } from '../readPolicy';
import { PolicySets } from '../scope/policySets';
import type { TrustOptions } from '../types';
import { breadthRules } from './breadth';
import type { TrustLintCode } from './codes';
import { finding } from './finding';
import type { TrustLintFinding } from './finding';
import { keyRules } from './keys';
import { podIdentityRules } from './podIdentity';
import { principalRules } from './principals';
import { reachRules } from './reach';
import { rejectedRules } from './rejected';
import type { Lint, LintSubject } from './subject';
import { valueRules } from './values';

const rules: Lint[] = [
  ...rejectedRules,
  ...keyRules,
  ...valueRules,
  ...reachRules,
  ...breadthRules,
  ...podIdentityRules,
  ...principalRules,
];

const severities: TrustLintFinding['severity'][] = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
];

/**
 * What is wrong with a trust policy: what IAM refuses, what can never match, what is broader than it looks.
 *
 * @param policy - the plain JSON document
 * @param options - the role, the providers of its account and the size quota, when they are known
 * @returns the findings, the worst first; each says where, what follows, and what belongs there instead
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 *
 * @public
 */
export function lintTrustPolicy(
  policy: unknown,
  options: TrustOptions = {},
): TrustLintFinding[] {
  if (!isObject(policy)) {
    return [
      finding(
        'MALFORMED_POLICY',
        '',
        'There is no trust policy document to judge; a policy is a JSON object.',
      ),
    ];
  }
  return lintOf(policy, new PolicySets(readPolicy(policy)), options);
}

/** {@link lintTrustPolicy} for a policy that was already read. */
export function lintOf(
  document: Record<string, unknown>,
  sets: PolicySets,
  options: TrustOptions,
): TrustLintFinding[] {
  const subject: LintSubject = {
    document,
    policy: sets.policy,
    options,
    sets,
  };
  const found = new Map<string, TrustLintFinding>();
  for (const result of rules.flatMap(rule => rule(subject))) {
    const key = `${result.code} ${result.path}`;
    if (!found.has(key)) {
      found.set(key, result);
    }
  }
  return withoutRepetition([...found.values()]).sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

const element = /^(?:Statement(?:\[\d+\])?)(?:\.[A-Za-z]+)?/;

/** Rules that tell what follows, and are left out where another finding at the place tells why. */
const consequences = new Set<TrustLintCode>([
  'CONDITION_NEVER_HOLDS',
  'WIDTH_UNKNOWN',
]);

/** Leaves out what follows from something that has a finding of its own. */
function withoutRepetition(findings: TrustLintFinding[]): TrustLintFinding[] {
  const causes = findings.filter(({ code }) => !consequences.has(code));
  const refused = new Set<string>();
  const told = new Set<string>();
  for (const { awsWouldReject, code, path } of causes) {
    // A value stands below its condition.
    told.add(path);
    told.add(path.replace(/\[\d+\]$/, ''));
    if (
      awsWouldReject ||
      code === 'ANY_AWS_PRINCIPAL' ||
      code === 'ANY_FEDERATED_PRINCIPAL'
    ) {
      refused.add(path);
      refused.add(element.exec(path)?.[0] ?? path);
    }
  }
  return findings.filter(({ code, path }) => {
    if (code === 'WIDTH_UNKNOWN') {
      return !refused.has(path);
    }
    return code !== 'CONDITION_NEVER_HOLDS' || !told.has(path);
  });
}
