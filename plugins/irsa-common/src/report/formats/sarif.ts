import type {
  Log,
  Notification,
  ReportingDescriptor,
  Result,
  Run,
} from 'sarif';
import { Report } from '../../api/types/report';
import { FindingSeverity, FindingSubjectKind } from '../../model';
import { ExportedFinding, ExportedFindings } from '../exportedFinding';
import { unreadWords } from '../words';

/**
 * What SARIF says about a check.
 *
 * @public
 */
export interface ExportedCheck {
  /** Id of the check, for instance `IRSA-TS-002`. */
  readonly id: string;
  /** What is wrong where it fires, in a few words. */
  readonly title: string;
  /** How bad a finding normally is. */
  readonly severity: FindingSeverity;
  /** What it reports. */
  readonly what: string;
  /** What to change. */
  readonly fix: string;
}

/** Severities as levels of SARIF (3.58.6), and as the scores by which GitHub sorts security results. */
const LEVELS: Readonly<
  Record<FindingSeverity, { level: Result['level']; score: string }>
> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  medium: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '3.0' },
  info: { level: 'note', score: '0.0' },
};

/** Kinds of logical locations are free text where none of the standard's fits (3.33.7). */
const KINDS: Readonly<Record<FindingSubjectKind, string>> = {
  'service-account': 'service account',
  workload: 'workload',
  namespace: 'namespace',
  cluster: 'cluster',
  account: 'account',
  role: 'role',
  provider: 'provider',
  entity: 'entity',
};

/**
 * Findings as a log of SARIF 2.1.0, in parts. What could not be judged has kind `open`, what is waived is suppressed, and sources that were
 * not read are notifications.
 *
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * @param checks - the checks that may have found something.
 *
 * @public
 */
export async function* findingsAsSarif(
  report: Report,
  findings: ExportedFindings,
  checks: readonly ExportedCheck[],
): AsyncGenerator<string> {
  const found = new Set(report.byCheck.map(({ checkId }) => checkId));
  const rules = checks.filter(({ id }) => found.has(id)).map(ruleOf);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const run: Omit<Run, 'results'> = {
    tool: {
      driver: {
        name: 'IRSA for Backstage',
        rules,
      },
    },
    invocations: [
      {
        executionSuccessful: report.coverage.unread.length === 0,
        endTimeUtc: report.generatedAt,
        toolExecutionNotifications: unreadWords(report).map(notificationOf),
      },
    ],
    columnKind: 'utf16CodeUnits',
  };
  const log: Omit<Log, 'runs'> = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
  };
  yield `${JSON.stringify(log).slice(0, -1)},"runs":[${JSON.stringify(
    run,
  ).slice(0, -1)},"results":[`;
  let separator = '';
  for await (const finding of findings) {
    yield `${separator}${JSON.stringify(
      resultOf(finding, indexes.get(finding.checkId)),
    )}`;
    separator = ',\n';
  }
  yield ']}]}\n';
}

function ruleOf({
  id,
  title,
  severity,
  what,
  fix,
}: ExportedCheck): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: what },
    help: { text: fix },
    defaultConfiguration: { level: LEVELS[severity].level },
    properties: { 'security-severity': LEVELS[severity].score },
  };
}

function notificationOf(text: string): Notification {
  return { level: 'warning', message: { text } };
}

function resultOf(
  finding: ExportedFinding,
  ruleIndex: number | undefined,
): Result {
  const { severity, state, subject, waiver } = finding;
  const isUnknown = state === 'unknown';
  return {
    ruleId: finding.checkId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: isUnknown ? 'open' : 'fail',
    // Only what fails has a level (3.27.10).
    level: isUnknown ? 'none' : LEVELS[severity].level,
    message: { text: finding.message },
    locations: [
      {
        logicalLocations: [
          { fullyQualifiedName: subject.ref, kind: KINDS[subject.kind] },
        ],
      },
    ],
    partialFingerprints: { 'findingId/v1': finding.id },
    suppressions:
      state === 'waived'
        ? [
            {
              kind: 'external',
              status: 'accepted',
              ...(waiver
                ? {
                    justification: waiver.reason,
                    properties: {
                      owner: waiver.owner,
                      expiresAt: waiver.expiresAt,
                    },
                  }
                : {}),
            },
          ]
        : [],
    properties: {
      severity,
      entityRefs: finding.entityRefs,
      owners: finding.owners,
      ...(finding.since ? { since: finding.since } : {}),
    },
  };
}
