import { Report, ReportRow } from '../../api/types/report';
import { openFindings } from '../counts';
import { ExportedFinding, ExportedFindings } from '../exportedFinding';
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
import { html, Html, join } from './escapeHtml';
import { trendFigure } from './trendFigure';

/** Findings of one kind that are printed at most; the rest is counted. */
const LISTED = 500;

const STYLE = `
:root { color-scheme: light; --line: #c9ced6; --quiet: #55606e; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem; max-width: 72rem; color: #1b1f24; background: #fff;
  font: 14px/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; break-after: avoid; }
p, ul { margin: .4rem 0; }
.quiet { color: var(--quiet); }
.figures { display: grid; grid-template-columns: repeat(5, 1fr); gap: .75rem; margin: 1rem 0; }
.figure { border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; break-inside: avoid; }
.figure b { display: block; font-size: 1.5rem; line-height: 1.2; }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--quiet); border-bottom: 2px solid var(--line); overflow-wrap: normal; }
td.n, .check { white-space: nowrap; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th[scope=row] { color: inherit; font-weight: 500; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
code { font: 11.5px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
svg { width: 100%; height: auto; }
@page { size: A4 landscape; margin: 14mm; }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } table { font-size: 9pt; } }
`;

/**
 * A report as one page of HTML that loads nothing and runs nothing, to be read or printed, in parts. Coverage comes first.
 *
 * @param findings - in the order in which they are to be listed; open ones of critical or high and waived ones are.
 *
 * @public
 */
export async function* reportAsHtml(
  report: Report,
  findings: ExportedFindings,
): AsyncGenerator<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>AWS identities of the catalog, ${report.generatedAt.slice(0, 10)}</title>
<style>${STYLE}</style>
</head>
<body>
`;
  yield html`<h1>AWS identities of the catalog</h1>
    <p class="quiet">
      Made ${moment(report.generatedAt)}.
      ${scopeSentence(report)}${narrowed(report)}
    </p> `.text;
  yield coverage(report).text;
  yield totals(report).text;
  yield trendFigure(report.trend).text;
  for (const { key, title, none } of DIMENSIONS) {
    yield rowTable(`By ${title.toLowerCase()}`, title, report[key], none).text;
  }
  yield checkTable(report).text;

  const listed = await listFindings(findings);
  yield findingTable(
    'Open findings, critical and high',
    'No open finding of critical or high in what was read.',
    listed.worst,
    ['Severity', 'Finding', 'Subject', 'Owner', 'Since'],
    finding => [
      html`${finding.severity}`,
      html`<b>${finding.title}</b>
        <span class="quiet check">${finding.checkId}</span
        ><br />${finding.message}`,
      html`<code>${finding.subject.ref}</code>`,
      html`${finding.owners.join(', ') || 'No owner'}`,
      html`${finding.since ? moment(finding.since) : ''}`,
    ],
  ).text;
  yield findingTable(
    'Accepted risks',
    'No finding is waived.',
    listed.waived,
    ['Severity', 'Finding', 'Subject', 'Owner of the risk', 'Reason', 'Ends'],
    finding => [
      html`${finding.severity}`,
      html`<b>${finding.title}</b>
        <span class="quiet check">${finding.checkId}</span>`,
      html`<code>${finding.subject.ref}</code>`,
      html`${finding.waiver?.owner ?? ''}`,
      html`${finding.waiver?.reason ?? ''}`,
      html`${finding.waiver ? moment(finding.waiver.expiresAt) : ''}`,
    ],
  ).text;
  yield '</body>\n</html>\n';
}

function narrowed({ filters }: Report): string {
  const words = Object.entries(filters).map(
    ([name, values]) => `${name}: ${values.join(' or ')}`,
  );
  return words.length > 0 ? ` Narrowed to ${words.join('; ')}.` : '';
}

function coverage(report: Report): Html {
  const { off } = report.coverage.checks;
  const unread = unreadWords(report);
  return html`<h2>Coverage</h2>
    <p>${coverageSentence(report)}</p>
    ${unread.length > 0
      ? html`<ul>
          ${join(unread.map(words => html`<li>${words}</li>`))}
        </ul>`
      : ''}${off.length > 0
      ? html`<p>Switched off: ${off.join(', ')}.</p>`
      : ''}
    <p class="quiet">
      Not evaluated: organization policies and the network.
    </p> `;
}

function totals(report: Report): Html {
  const { totals: all } = report;
  const figure = (value: string | number, words: string) =>
    html`<div class="figure"><b>${String(value)}</b>${words}</div>`;
  return html`<h2>Totals</h2>
    <div class="figures">
      ${figure(all.total, 'bindings')}${figure(
        all.compliant,
        `compliant, ${share(all.compliant, all.total)}; ${
          all.waived
        } of them by a waiver`,
      )}${figure(
        all.failing,
        `failing, ${all.broken} of them broken now`,
      )}${figure(all.unknown, 'unknown: they cannot be judged')}${figure(
        openFindings(all.findings),
        `open findings; ${all.findings.unknown} unknown, ${all.findings.waived} waived`,
      )}
    </div>
    <p>${changesSentence(report)}</p> `;
}

function rowTable(
  heading: string,
  title: string,
  rows: readonly ReportRow[],
  none: string,
): Html {
  return html`<h2>${heading}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${title}</th>
          ${join(
            COLUMNS.map(
              column => html`<th scope="col" class="n">${column.title}</th>`,
            ),
          )}
        </tr>
      </thead>
      <tbody>
        ${join(
          rows.map(
            row => html`<tr>
              <th scope="row">${rowName(row, none)}</th>
              ${join(
                COLUMNS.map(({ of }) => html`<td class="n">${of(row)}</td>`),
              )}
            </tr> `,
          ),
        )}
      </tbody>
    </table> `;
}

function checkTable({ byCheck }: Report): Html {
  return html`<h2>By check</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Severity</th>
          <th scope="col" class="n">Open</th>
          <th scope="col" class="n">Unknown</th>
          <th scope="col" class="n">Waived</th>
          <th scope="col" class="n">Bindings</th>
        </tr>
      </thead>
      <tbody>
        ${join(
          byCheck.map(
            check => html`<tr>
              <th scope="row">
                ${check.title} <span class="quiet check">${check.checkId}</span>
              </th>
              <td>${check.severity}</td>
              <td class="n">${String(openFindings(check.findings))}</td>
              <td class="n">${String(check.findings.unknown)}</td>
              <td class="n">${String(check.findings.waived)}</td>
              <td class="n">${share(check.bindings, check.of)}</td>
            </tr> `,
          ),
        )}
      </tbody>
    </table> `;
}

interface Listed {
  readonly findings: ExportedFinding[];
  total: number;
}

/** Keeps what is printed and counts the rest, so that memory does not grow with the findings. */
async function listFindings(
  findings: ExportedFindings,
): Promise<{ worst: Listed; waived: Listed }> {
  const worst: Listed = { findings: [], total: 0 };
  const waived: Listed = { findings: [], total: 0 };
  for await (const finding of findings) {
    const list = listOf(finding, { worst, waived });
    if (list) {
      list.total += 1;
      if (list.findings.length < LISTED) {
        list.findings.push(finding);
      }
    }
  }
  return { worst, waived };
}

function listOf(
  { state, severity }: ExportedFinding,
  lists: { worst: Listed; waived: Listed },
): Listed | undefined {
  if (state === 'waived') {
    return lists.waived;
  }
  const isWorst = severity === 'critical' || severity === 'high';
  return state === 'fail' && isWorst ? lists.worst : undefined;
}

function findingTable(
  heading: string,
  empty: string,
  { findings, total }: Listed,
  head: readonly string[],
  cells: (finding: ExportedFinding) => readonly Html[],
): Html {
  if (total === 0) {
    return html`<h2>${heading}</h2>
      <p>${empty}</p> `;
  }
  return html`<h2>${heading}</h2>
    <table>
      <thead>
        <tr>
          ${join(head.map(title => html`<th scope="col">${title}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${join(
          findings.map(
            finding =>
              html`<tr>
                ${join(cells(finding).map(cell => html`<td>${cell}</td>`))}
              </tr> `,
          ),
        )}
      </tbody>
    </table>
    ${total > findings.length
      ? html`<p>
          ${String(total - findings.length)} more are not listed here; the CSV
          of findings has them all.
        </p> `
      : ''}`;
}
