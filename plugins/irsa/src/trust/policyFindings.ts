import type { TrustLintFinding } from 'backstage-plugin-irsa-common';
import type { PolicyReading } from './policyReading';

/** A finding as the page lists it. */
export interface PolicyFinding {
  readonly code: string;
  readonly checkId?: string;
  readonly severity: TrustLintFinding['severity'];
  readonly message: string;
  readonly blastRadius?: string;
  readonly path: string;
  /** Line of the pasted text, where it has several. */
  readonly line?: number;
  readonly awsWouldReject: boolean;
  /** The text that belongs there instead. */
  readonly correction?: string;
}

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/**
 * All findings, the worst first. A key that occurs twice is seen in the text only, so it comes from the parser.
 */
export function policyFindings({
  findings,
  parsed,
}: PolicyReading): PolicyFinding[] {
  const hasLines = parsed.text.trim().includes('\n');
  const lineOf = (path: string) =>
    hasLines && path !== '' ? parsed.positionOf(path)?.line : undefined;
  const twice: PolicyFinding[] = parsed.problems
    .filter(({ code }) => code === 'DUPLICATE_KEY')
    .map(({ code, message, path, line }) => ({
      code,
      severity: 'high',
      message,
      path,
      line: hasLines ? line : undefined,
      awsWouldReject: true,
    }));
  return [
    ...twice,
    ...findings.map(finding => ({ ...finding, line: lineOf(finding.path) })),
  ].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}
