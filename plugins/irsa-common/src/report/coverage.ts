import { ReportCoverage, ReportSource } from '../api/types/report';
import { SourceState } from '../model';
import { compareText } from '../resolve/order';
import { ReportRows } from './ReportAccumulator';

/** What a source counts as in the coverage. */
type SourceStanding = Exclude<keyof ReportCoverage['sources'], 'total'>;

/**
 * How much of the fleet a report rests on.
 *
 * @param sources - every source that is listed.
 * @param rows - what was counted.
 * @param rest - the checks, and whose things are counted.
 *
 * @public
 */
export function coverageOf(
  sources: readonly SourceState[],
  rows: Pick<ReportRows, 'totals' | 'costs'>,
  rest: Pick<ReportCoverage, 'checks' | 'entities'>,
): ReportCoverage {
  const counts = {
    total: sources.length,
    read: 0,
    partial: 0,
    failed: 0,
    neverRead: 0,
    late: 0,
  };
  const unread: ReportSource[] = [];
  for (const source of sources) {
    const standing = standingOf(source);
    counts[standing] += 1;
    if (standing !== 'read') {
      const { id, kind, title, status, stale, readAt, problems } = source;
      unread.push({
        id,
        kind,
        title,
        status,
        stale,
        ...(readAt === undefined ? {} : { readAt }),
        problems,
        cost: rows.costs.get(id) ?? { bindings: 0, checks: [] },
      });
    }
  }
  const readAt = sources
    .flatMap(source => source.readAt ?? [])
    .sort(compareText);
  const { total, unknown } = rows.totals;
  return {
    sources: counts,
    ...(readAt.length > 0
      ? { oldestReadAt: readAt[0], newestReadAt: readAt[readAt.length - 1] }
      : {}),
    bindings: { judged: total - unknown, total },
    unread: unread.sort((a, b) => compareText(a.id, b.id)),
    ...rest,
  };
}

/**
 * Whether a source was read whole and lately.
 *
 * @public
 */
export function isReadWhole(
  source: Pick<SourceState, 'status' | 'stale'>,
): boolean {
  return standingOf(source) === 'read';
}

function standingOf({
  status,
  stale,
}: Pick<SourceState, 'status' | 'stale'>): SourceStanding {
  switch (status) {
    case 'never-read':
      return 'neverRead';
    case 'failed':
      return 'failed';
    case 'partial':
      return stale ? 'late' : 'partial';
    default:
      return stale ? 'late' : 'read';
  }
}
