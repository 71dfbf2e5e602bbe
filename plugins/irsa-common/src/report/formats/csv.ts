import { stringify, Options } from 'csv-stringify/sync';
import { Report, ReportCounts, ReportRow } from '../../api/types/report';
import { ExportedFindings } from '../exportedFinding';
import { DIMENSIONS, rowName } from '../words';

/** RFC 4180, and no cell that a spreadsheet would take for a formula (OWASP, "CSV Injection"). */
const OPTIONS: Options = { record_delimiter: '\r\n', escape_formulas: true };

/** Findings that are written at a time. */
const BATCH = 200;

const COUNT_COLUMNS: readonly [string, (counts: ReportCounts) => number][] = [
  ['total', counts => counts.total],
  ['compliant', counts => counts.compliant],
  ['failing', counts => counts.failing],
  ['unknown', counts => counts.unknown],
  ['broken', counts => counts.broken],
  ['compliant_by_waiver', counts => counts.waived],
  ['open_critical', ({ findings }) => findings.open.critical],
  ['open_high', ({ findings }) => findings.open.high],
  ['open_medium', ({ findings }) => findings.open.medium],
  ['open_low', ({ findings }) => findings.open.low],
  ['open_info', ({ findings }) => findings.open.info],
  ['unknown_findings', ({ findings }) => findings.unknown],
  ['waived_findings', ({ findings }) => findings.waived],
];

/**
 * The rows of a report as CSV, one table for all dimensions with the dimension in the first column. `total` counts bindings and is the base of the
 * columns up to `compliant_by_waiver`; what belongs to several values of a dimension is in its row `several`.
 *
 * @public
 */
export function reportAsCsv(report: Report): string {
  const line = (dimension: string, row: ReportRow, none: string) => [
    dimension,
    row.kind,
    row.kind === 'value' ? row.value : rowName(row, none),
    ...COUNT_COLUMNS.map(([, of]) => of(row)),
  ];
  return stringify(
    [
      ['dimension', 'kind', 'value', ...COUNT_COLUMNS.map(([name]) => name)],
      [
        'all',
        'all',
        'Everything',
        ...COUNT_COLUMNS.map(([, of]) => of(report.totals)),
      ],
      ...DIMENSIONS.flatMap(({ key, name, none }) =>
        report[key].map(row => line(name, row, none)),
      ),
    ],
    OPTIONS,
  );
}

const FINDING_COLUMNS = [
  'id',
  'check',
  'severity',
  'state',
  'title',
  'message',
  'subject_kind',
  'subject',
  'entities',
  'owners',
  'since',
  'waived_until',
  'waiver_owner',
  'waiver_reason',
];

/**
 * Findings as CSV, a row each, in parts.
 *
 * @public
 */
export async function* findingsAsCsv(
  findings: ExportedFindings,
): AsyncGenerator<string> {
  let rows: string[][] = [FINDING_COLUMNS];
  for await (const finding of findings) {
    const { waiver } = finding;
    rows.push([
      finding.id,
      finding.checkId,
      finding.severity,
      finding.state,
      finding.title,
      finding.message,
      finding.subject.kind,
      finding.subject.ref,
      finding.entityRefs.join(' '),
      finding.owners.join(' '),
      finding.since ?? '',
      waiver?.expiresAt ?? '',
      waiver?.owner ?? '',
      waiver?.reason ?? '',
    ]);
    if (rows.length >= BATCH) {
      yield stringify(rows, OPTIONS);
      rows = [];
    }
  }
  if (rows.length > 0) {
    yield stringify(rows, OPTIONS);
  }
}
