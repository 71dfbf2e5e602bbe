import {
  Report,
  ReportCounts,
  ReportRow,
  ReportSource,
} from '../api/types/report';
import { openFindings } from './counts';

/** The dimensions of a report in their order, with what their rows are called. */
export const DIMENSIONS = [
  { key: 'byOwner', name: 'owner', title: 'Owner', none: 'No owner' },
  { key: 'bySystem', name: 'system', title: 'System', none: 'No system' },
  { key: 'byDomain', name: 'domain', title: 'Domain', none: 'No domain' },
  {
    key: 'byLifecycle',
    name: 'lifecycle',
    title: 'Lifecycle',
    none: 'No lifecycle',
  },
  { key: 'byCluster', name: 'cluster', title: 'Cluster', none: 'No cluster' },
  { key: 'byAccount', name: 'account', title: 'Account', none: 'No account' },
] as const satisfies readonly {
  readonly key: keyof Report;
  readonly name: string;
  readonly title: string;
  readonly none: string;
}[];

/** What the columns of every table of rows are called, and what stands in them. */
export const COLUMNS: readonly {
  readonly title: string;
  readonly of: (counts: ReportCounts) => string;
}[] = [
  { title: 'Bindings', of: ({ total }) => String(total) },
  { title: 'Compliant', of: ({ compliant, total }) => share(compliant, total) },
  { title: 'Failing', of: ({ failing }) => String(failing) },
  { title: 'Of these broken', of: ({ broken }) => String(broken) },
  { title: 'Unknown', of: ({ unknown }) => String(unknown) },
  {
    title: 'Open findings',
    of: ({ findings }) => String(openFindings(findings)),
  },
  {
    title: 'Critical or high',
    of: ({ findings: { open } }) => String(open.critical + open.high),
  },
  { title: 'Waived findings', of: ({ findings }) => String(findings.waived) },
];

/** What a row is called. */
export function rowName(row: ReportRow, none: string): string {
  switch (row.kind) {
    case 'value':
      return row.value ?? '';
    case 'several':
      return 'Several';
    default:
      return none;
  }
}

/** `23 of 25 (92 %)`; rounded down, so that not everything never reads as 100 %. */
export function share(part: number, base: number): string {
  return base === 0
    ? '0 of 0'
    : `${part} of ${base} (${Math.floor((100 * part) / base)} %)`;
}

/** The coverage in one sentence. */
export function coverageSentence({ coverage }: Report): string {
  const { sources, bindings } = coverage;
  if (sources.total === 0) {
    return 'Nothing is read yet.';
  }
  const read =
    sources.read === sources.total
      ? `All ${sources.total} sources were read`
      : `${share(
          sources.read,
          sources.total,
        )} sources were read whole and lately`;
  const oldest = coverage.oldestReadAt
    ? `, the oldest at ${moment(coverage.oldestReadAt)}`
    : '';
  return `${read}${oldest}. ${share(
    bindings.judged,
    bindings.total,
  )} bindings could be judged.`;
}

/** Whose things a report counts, in one sentence. */
export function scopeSentence({ coverage: { entities } }: Report): string {
  return entities.all
    ? `Counts cover ${counted(
        entities.visible,
        'component',
      )}, which is all of them, and what no component claims.`
    : `Counts cover the ${counted(
        entities.visible,
        'component',
      )} that the reader may see, and what no component claims.`;
}

/** `1 finding`, `2 findings` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What has changed, in one sentence or two. */
export function changesSentence({ changes, meanTimeToFix }: Report): string {
  const followed =
    changes.knownSince && changes.knownSince > changes.since
      ? ` Findings have been followed since ${moment(changes.knownSince)}.`
      : '';
  const mean =
    meanTimeToFix.seconds === undefined
      ? ''
      : ` Mean time to fix: ${durationInWords(meanTimeToFix.seconds)}, over ${
          meanTimeToFix.of
        }.`;
  return `Since ${moment(changes.since)}: ${counted(
    changes.new,
    'new finding',
  )}, ${changes.fixed} fixed, ${
    changes.returned
  } back again.${followed}${mean}`;
}

/** `2026-11-24 10:00 UTC` */
export function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** A duration in seconds, in words. */
function durationInWords(seconds: number): string {
  const hours = seconds / 3_600;
  if (hours < 1) {
    return `${Math.round(seconds / 60)} min`;
  }
  return hours < 48
    ? `${Math.round(hours)} h`
    : `${Math.round(hours / 24)} days`;
}

function stateWords({ status }: ReportSource): string {
  switch (status) {
    case 'never-read':
      return 'not read yet';
    case 'ok':
      return 'read too long ago';
    default:
      return status;
  }
}

/** The sources that were not read whole and lately, in a sentence or two each. */
export function unreadWords(report: Report): string[] {
  return report.coverage.unread.map(source => {
    const last = source.readAt ? `, last read ${moment(source.readAt)}` : '';
    const cost = [
      `${counted(source.cost.bindings, 'binding')} unknown`,
      ...(source.cost.checks.length > 0
        ? [`${counted(source.cost.checks.length, 'check')} waiting`]
        : []),
    ].join(', ');
    const problems = source.problems.map(({ message }) => message).join(' ');
    return `${source.title} (${source.id}): ${stateWords(
      source,
    )}${last}. ${cost}.${problems ? ` ${problems}` : ''}`;
  });
}
