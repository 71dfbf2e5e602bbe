import { Report } from '../../api/types/report';
import { EntityPlace } from '../../model';
import { ChangeAccumulator } from '../changes';
import { coverageOf } from '../coverage';
import { ExportedFinding } from '../exportedFinding';
import { ReportAccumulator } from '../ReportAccumulator';

/** A name that a spreadsheet, Markdown and HTML each would take for more than a name. */
export const HOSTILE = '=cmd|"/c calc"!A0, <script>alert(1)</script> | `x`';

const entities: readonly EntityPlace[] = [
  {
    entityRef: 'component:default/payments-api',
    owner: HOSTILE,
    system: 'system:default/payments',
    lifecycle: 'production',
  },
];

/** Findings of each state, one with hostile texts. */
export const someFindings: readonly ExportedFinding[] = [
  {
    id: 'a'.repeat(32),
    checkId: 'IRSA-TS-002',
    title: 'Trust policy has no condition on the subject',
    message: `Any service account can become ${HOSTILE}.`,
    severity: 'critical',
    state: 'fail',
    subject: { kind: 'role', ref: 'arn:aws:iam::111122223333:role/one' },
    entityRefs: ['component:default/payments-api'],
    owners: [HOSTILE],
    since: '2026-11-20T10:00:00.000Z',
    verify: 'Look again.',
  },
  {
    id: 'b'.repeat(32),
    checkId: 'IRSA-HY-009',
    title: 'Something was not read, so checks cannot be judged',
    message: 'Of account 444455556666, roles were not read whole.',
    severity: 'high',
    state: 'unknown',
    subject: { kind: 'account', ref: 'account:444455556666' },
    entityRefs: [],
    owners: [],
    verify: 'Refresh the source.',
  },
  {
    id: 'c'.repeat(32),
    checkId: 'IRSA-TS-003',
    title: 'Trust policy is open to a namespace',
    message: '+1 is not a formula here.',
    severity: 'high',
    state: 'waived',
    subject: { kind: 'role', ref: 'arn:aws:iam::111122223333:role/two' },
    entityRefs: [],
    owners: [],
    since: '2026-11-21T10:00:00.000Z',
    verify: 'Look again.',
    waiver: {
      reason: '@team accepts it until the migration is over.',
      owner: 'group:default/security',
      expiresAt: '2027-01-22T00:00:00.000Z',
    },
  },
];

/** A report about these findings and four bindings, of which one is unknown for want of a source. */
export function aReport(): Report {
  const rows = new ReportAccumulator();
  const counted = someFindings.map(finding => ({
    ...finding,
    clusters: [],
    accounts: ['111122223333'],
    entities: finding.entityRefs.length > 0 ? entities : [],
  }));
  counted.forEach(finding => rows.addFinding(finding));
  const binding = {
    verdict: 'works',
    isStale: false,
    cluster: 'prod-euw1',
    account: '111122223333',
    entities,
    findings: [],
    unreadSources: [],
  } as const;
  rows.addBinding({ ...binding, findings: [counted[0]] });
  rows.addBinding({ ...binding, findings: [counted[2]], entities: [] });
  rows.addBinding({ ...binding, verdict: 'broken' });
  rows.addBinding({
    ...binding,
    verdict: 'unknown',
    account: '444455556666',
    unreadSources: ['aws:444455556666'],
  });
  const { costs, ...counts } = rows.rows();
  const changes = new ChangeAccumulator(Date.parse('2026-11-01T00:00:00Z'));
  changes.add({
    severity: 'high',
    firstSeenAt: Date.parse('2026-11-02T00:00:00Z'),
    openedAt: Date.parse('2026-11-02T00:00:00Z'),
    fixedAt: Date.parse('2026-11-04T00:00:00Z'),
  });
  return {
    latestChanges: [],
    generatedAt: '2026-11-24T10:00:00.000Z',
    filters: { owner: [HOSTILE] },
    coverage: coverageOf(
      [
        {
          id: 'aws:111122223333',
          kind: 'aws-account',
          title: 'IAM 111122223333',
          status: 'ok',
          readAt: '2026-11-24T09:54:00.000Z',
          stale: false,
          counts: {},
          problems: [],
        },
        {
          id: 'aws:444455556666',
          kind: 'aws-account',
          title: 'IAM 444455556666',
          status: 'never-read',
          stale: false,
          counts: {},
          problems: [{ message: `Access denied for ${HOSTILE}` }],
        },
      ],
      { totals: counts.totals, costs },
      {
        checks: { on: 70, off: ['IRSA-TS-017'] },
        entities: { visible: 1, all: true },
      },
    ),
    ...counts,
    trend: [
      { date: '2026-11-22', counts: counts.totals, unread: [] },
      { date: '2026-11-23', unread: [] },
      {
        date: '2026-11-24',
        counts: counts.totals,
        unread: ['aws:444455556666'],
      },
    ],
    ...changes.result(Date.parse('2026-10-01T00:00:00Z')),
  };
}

/** Everything that a generator gives, in one text. */
export async function textOf(
  parts: Iterable<string> | AsyncIterable<string>,
): Promise<string> {
  let text = '';
  for await (const part of parts) {
    text += part;
  }
  return text;
}
