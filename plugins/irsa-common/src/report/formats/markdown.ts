import { Report } from '../../api/types/report';
import { openFindings } from '../counts';
import {
  changesSentence,
  COLUMNS,
  coverageSentence,
  DIMENSIONS,
  moment,
  rowName,
  scopeSentence,
  share,
  unreadWords,
} from '../words';

/**
 * A report as Markdown of GitHub, coverage first, in parts.
 *
 * @public
 */
export function* reportAsMarkdown(report: Report): Generator<string> {
  const { totals, coverage } = report;
  yield '# AWS identities of the catalog\n\n';
  yield `Made ${moment(report.generatedAt)}. ${escape(
    scopeSentence(report),
  )}\n`;
  yield* filters(report);

  yield '\n## Coverage\n\n';
  yield `${escape(coverageSentence(report))}\n`;
  if (coverage.unread.length > 0) {
    yield `\n${unreadWords(report)
      .map(words => `- ${escape(words)}\n`)
      .join('')}`;
  }
  if (coverage.checks.off.length > 0) {
    yield `\nSwitched off: ${escape(coverage.checks.off.join(', '))}.\n`;
  }

  yield '\n## Totals\n\n';
  yield* table(
    COLUMNS.map(({ title }) => title),
    [COLUMNS.map(({ of }) => of(totals))],
  );
  yield `\nFindings that say that something was not read: ${totals.findings.unknown}. `;
  yield `Bindings that only a waiver keeps compliant: ${totals.waived}.\n`;
  yield `\n${escape(changesSentence(report))}\n`;

  for (const { key, title, none } of DIMENSIONS) {
    yield `\n## By ${title.toLowerCase()}\n\n`;
    yield* table(
      [title, ...COLUMNS.map(column => column.title)],
      report[key].map(row => [
        rowName(row, none),
        ...COLUMNS.map(({ of }) => of(row)),
      ]),
    );
  }

  yield '\n## By check\n\n';
  yield* table(
    ['Check', 'Title', 'Severity', 'Open', 'Unknown', 'Waived', 'Bindings'],
    report.byCheck.map(
      ({ checkId, title, severity, findings, bindings, of }) => [
        checkId,
        title,
        severity,
        String(openFindings(findings)),
        String(findings.unknown),
        String(findings.waived),
        share(bindings, of),
      ],
    ),
  );

  yield '\n## Trend\n\n';
  yield* table(
    ['Day', ...COLUMNS.map(column => column.title), 'Not read'],
    report.trend.map(({ date, counts, unread }) => [
      date,
      ...COLUMNS.map(({ of }) => (counts ? of(counts) : 'not noted')),
      unread.join(', '),
    ]),
  );
}

function* filters({ filters: given }: Report): Generator<string> {
  const words = Object.entries(given).map(
    ([name, values]) => `${name}: ${values.join(' or ')}`,
  );
  if (words.length > 0) {
    yield `\nNarrowed to ${escape(words.join('; '))}.\n`;
  }
}

function* table(
  head: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<string> {
  const line = (cells: readonly string[]) =>
    `| ${cells.map(escape).join(' | ')} |\n`;
  yield line(head);
  yield line(head.map(() => '---'));
  for (const row of rows) {
    yield line(row);
  }
}

/** Keeps names from being read as Markdown or HTML: every character of ASCII punctuation may stand behind a backslash (CommonMark 2.4). */
function escape(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]<>|~#&!]/g, match =>
      match === '<' || match === '>' || match === '&'
        ? `&#${match.charCodeAt(0)};`
        : `\\${match}`,
    );
}
