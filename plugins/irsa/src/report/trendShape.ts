import type { ReportTrendPoint } from 'backstage-plugin-irsa-common';

/** Where the points of a trend lie in a drawing. */
export interface TrendShape {
  /** Path of the open findings that are critical or high; broken where nothing was noted. */
  readonly critical: string;
  /** Path of the broken bindings. */
  readonly broken: string;
  /** Periods in which not everything was read, or nothing was noted. */
  readonly bands: readonly { readonly x: number; readonly width: number }[];
  /** Lines across, with what they stand for. */
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  /** Heights of the last points. */
  readonly ends: { readonly critical: number; readonly broken: number };
}

/** Open findings that are critical or high. */
export function criticalAndHigh({ counts }: ReportTrendPoint): number {
  return counts ? counts.findings.open.critical + counts.findings.open.high : 0;
}

/** Lays out a trend in a box of a width and a height. */
export function trendShape(
  trend: readonly ReportTrendPoint[],
  width: number,
  height: number,
): TrendShape {
  const values = trend.flatMap(point =>
    point.counts ? [criticalAndHigh(point), point.counts.broken] : [],
  );
  const most = niceMaximum(Math.max(1, ...values));
  const step = trend.length > 1 ? width / (trend.length - 1) : 0;
  const yOf = (value: number) => round(height - (value / most) * height);
  const pathOf = (valueOf: (point: ReportTrendPoint) => number) => {
    let isDrawing = false;
    return trend
      .map((point, day) => {
        if (!point.counts) {
          isDrawing = false;
          return '';
        }
        const command = isDrawing ? 'L' : 'M';
        isDrawing = true;
        // A line of one point needs a length to be seen.
        const alone = !trend[day - 1]?.counts && !trend[day + 1]?.counts;
        const x = round(day * step);
        return `${command}${x} ${yOf(valueOf(point))}${alone ? 'h2' : ''}`;
      })
      .join('');
  };
  const last = [...trend].reverse().find(({ counts }) => counts);
  return {
    critical: pathOf(criticalAndHigh),
    broken: pathOf(({ counts }) => counts?.broken ?? 0),
    bands: bandsOf(trend, step, width),
    ticks: [0, most / 2, most].map(value => ({ value, y: yOf(value) })),
    ends: {
      critical: last ? yOf(criticalAndHigh(last)) : height,
      broken: last ? yOf(last.counts?.broken ?? 0) : height,
    },
  };
}

function bandsOf(
  trend: readonly ReportTrendPoint[],
  step: number,
  width: number,
): TrendShape['bands'] {
  const bands: { x: number; width: number }[] = [];
  let wasUnread = false;
  trend.forEach(({ counts, unread }, day) => {
    const isUnread = !counts || unread.length > 0;
    if (isUnread) {
      const from = Math.max(0, (day - 0.5) * step);
      const to = step === 0 ? width : Math.min(width, (day + 0.5) * step);
      if (wasUnread) {
        const band = bands[bands.length - 1];
        band.width = round(to - band.x);
      } else {
        bands.push({ x: round(from), width: round(to - from) });
      }
    }
    wasUnread = isUnread;
  });
  return bands;
}

/** An even number of 2, 4, 6 or 10 in its decade, so that half of it is a number, too. */
function niceMaximum(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  const step = [2, 4, 6, 10].find(each => each * decade >= value) ?? 10;
  return step * decade;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
