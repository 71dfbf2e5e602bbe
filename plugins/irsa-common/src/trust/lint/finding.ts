import type { TrustLintCode } from './codes';
import { trustLintRules } from './codes';

/**
 * Something that is wrong with a trust policy, or broader than it looks.
 *
 * @public
 */
export interface TrustLintFinding {
  /** Which rule. */
  code: TrustLintCode;
  /** The check of the catalogue that reports the same. */
  checkId?: string;
  /** How bad it is. */
  severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  /** What is wrong and what to do. */
  message: string;
  /** JSON path of the part concerned. */
  path: string;
  /** Whether IAM refuses to save the policy because of it. */
  awsWouldReject: boolean;
  /** What follows from it, in one sentence. */
  blastRadius: string;
  /** The text that belongs at the path instead, as JSON, when it follows from the policy. */
  correction?: string;
}

/** Makes a finding from its rule and its place. */
export function finding(
  code: TrustLintCode,
  path: string,
  message: string,
  correction?: unknown,
): TrustLintFinding {
  const { checkId, ...rule } = trustLintRules[code] as {
    checkId?: string;
    severity: TrustLintFinding['severity'];
    awsWouldReject: boolean;
    blastRadius: string;
  };
  return {
    code,
    ...(checkId && { checkId }),
    severity: rule.severity,
    message,
    path,
    awsWouldReject: rule.awsWouldReject,
    blastRadius: rule.blastRadius,
    ...(correction !== undefined && {
      correction: JSON.stringify(correction, null, 2),
    }),
  };
}
