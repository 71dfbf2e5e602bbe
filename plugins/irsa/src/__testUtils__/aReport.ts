import type {
  Report,
  ReportCounts,
  ReportRow,
} from 'backstage-plugin-irsa-common';

/** Counts of bindings; the findings are those that are given. */
export function someCounts(
  bindings: Partial<Omit<ReportCounts, 'findings'>>,
  open: Partial<ReportCounts['findings']['open']> = {},
  others: Partial<Omit<ReportCounts['findings'], 'open'>> = {},
): ReportCounts {
  const { compliant = 0, failing = 0, unknown = 0 } = bindings;
  return {
    total: compliant + failing + unknown,
    compliant,
    failing,
    unknown,
    broken: 0,
    waived: 0,
    ...bindings,
    findings: {
      open: { critical: 0, high: 0, medium: 0, low: 0, info: 0, ...open },
      unknown: 0,
      waived: 0,
      ...others,
    },
  };
}

const PAYMENTS: ReportRow = {
  kind: 'value',
  value: 'group:default/payments',
  ...someCounts({ compliant: 5, failing: 3, broken: 1 }, { high: 4 }),
  shared: someCounts({ failing: 1 }, { high: 1 }),
};
const SEARCH: ReportRow = {
  kind: 'value',
  value: 'group:default/search',
  ...someCounts({ compliant: 7, unknown: 2 }, {}, { unknown: 2, waived: 1 }),
  shared: someCounts({ failing: 1 }, { high: 1 }),
};

/** A report of 20 bindings of two owners, of which one is shared and one has no owner; everything was read. */
export function aReport(overrides: Partial<Report> = {}): Report {
  const totals = someCounts(
    { compliant: 13, failing: 5, unknown: 2, broken: 1 },
    { critical: 1, high: 5 },
    { unknown: 2, waived: 1 },
  );
  return {
    generatedAt: '2026-11-24T10:00:00.000Z',
    filters: {},
    coverage: {
      sources: {
        total: 5,
        read: 5,
        partial: 0,
        failed: 0,
        neverRead: 0,
        late: 0,
      },
      oldestReadAt: new Date(Date.now() - 6 * 60_000).toISOString(),
      newestReadAt: new Date().toISOString(),
      bindings: { judged: 18, total: 20 },
      unread: [],
      checks: { on: 80, off: [] },
      entities: { visible: 12, all: true },
    },
    totals,
    byOwner: [
      SEARCH,
      PAYMENTS,
      { kind: 'several', ...someCounts({ failing: 1 }, { high: 1 }) },
      { kind: 'none', ...someCounts({ compliant: 1, failing: 1 }) },
    ],
    bySystem: [],
    byDomain: [],
    byLifecycle: [],
    byCluster: [
      { kind: 'value', value: 'prod-euw1', ...totals },
      { kind: 'none', ...someCounts({}, { critical: 1 }) },
    ],
    byAccount: [],
    byCheck: [
      {
        checkId: 'IRSA-TR-002',
        title: 'Trust policy names another service account',
        severity: 'high',
        findings: someCounts({}, { high: 5 }).findings,
        bindings: 5,
        of: 20,
      },
    ],
    trend: [
      { date: '2026-11-22', counts: totals, unread: [] },
      { date: '2026-11-23', unread: [] },
      {
        date: '2026-11-24',
        counts: { ...totals, broken: 3 },
        unread: ['aws:111122223333'],
      },
    ],
    meanTimeToFix: {
      seconds: 7_200,
      of: 2,
      bySeverity: {
        critical: { of: 0 },
        high: { seconds: 7_200, of: 2 },
        medium: { of: 0 },
        low: { of: 0 },
        info: { of: 0 },
      },
    },
    changes: {
      since: '2026-10-25T00:00:00.000Z',
      knownSince: '2026-11-20T08:00:00.000Z',
      new: 1,
      fixed: 1,
      returned: 0,
    },
    latestChanges: [
      {
        id: 'gone',
        checkId: 'IRSA-SA-003',
        severity: 'high',
        title: 'Annotated role does not exist',
        subject: {
          kind: 'service-account',
          ref: 'serviceaccount:prod-euw1/search/indexer',
        },
        entityRefs: [],
        change: 'fixed',
        at: '2026-11-23T08:00:00.000Z',
      },
      {
        id: 'fresh',
        checkId: 'IRSA-TR-002',
        severity: 'high',
        title: 'Trust policy names another service account',
        subject: {
          kind: 'service-account',
          ref: 'serviceaccount:prod-use1/payments/refund-worker',
        },
        entityRefs: ['component:default/refund-worker'],
        change: 'new',
        at: '2026-11-22T08:00:00.000Z',
      },
    ],
    ...overrides,
  };
}
