import { ReportTrendPoint } from '../../api/types/report';
import { html, Html, join } from './escapeHtml';

const WIDTH = 960;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 28;
const TOP = 12;

/** Lines that differ in dashes as well as in colour, so that they can be told apart in black and white. */
const LINES = [
  {
    name: 'Critical and high findings',
    colour: '#b3261e',
    dashes: 'none',
    of: ({ findings: { open } }: Counts) => open.critical + open.high,
  },
  {
    name: 'Broken bindings',
    colour: '#1b1f24',
    dashes: '6 4',
    of: ({ broken }: Counts) => broken,
  },
] as const;

type Counts = NonNullable<ReportTrendPoint['counts']>;

/** The trend of the worst as a figure; days that were not read whole are hatched, and days of which nothing is known have no line. */
export function trendFigure(trend: readonly ReportTrendPoint[]): Html {
  const known = trend.flatMap(({ counts }) => counts ?? []);
  if (known.length === 0) {
    return html`<h2>Trend</h2>
      <p>No day has been noted yet.</p> `;
  }
  const highest = Math.max(
    1,
    ...known.flatMap(counts => LINES.map(({ of }) => of(counts))),
  );
  const step = (WIDTH - LEFT) / trend.length;
  const x = (index: number) => LEFT + step * (index + 0.5);
  const y = (value: number) =>
    TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / highest);
  const unread = trend.flatMap((point, index) =>
    point.counts && point.unread.length === 0 ? [] : [index],
  );
  const sources = [...new Set(trend.flatMap(point => point.unread))].sort();
  return html`<h2>Trend</h2>
    <svg
      viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}"
      role="img"
      aria-label="${`Trend from ${trend[0].date} to ${
        trend[trend.length - 1].date
      }`}"
    >
      <defs>
        <pattern
          id="hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V6" stroke="#9aa3ad" stroke-width="2" />
        </pattern>
      </defs>
      ${join(
        unread.map(
          index =>
            html`<rect
              x="${fixed(LEFT + step * index)}"
              y="${String(TOP)}"
              width="${fixed(step)}"
              height="${String(HEIGHT - TOP - BOTTOM)}"
              fill="url(#hatch)"
              opacity="0.5"
            />`,
        ),
      )}
      <path
        d="M${String(LEFT)} ${String(TOP)}V${String(HEIGHT - BOTTOM)}H${String(
          WIDTH,
        )}"
        fill="none"
        stroke="#55606e"
      />
      <text
        x="${String(LEFT - 6)}"
        y="${String(TOP + 8)}"
        font-size="12"
        text-anchor="end"
      >
        ${String(highest)}
      </text>
      <text
        x="${String(LEFT - 6)}"
        y="${String(HEIGHT - BOTTOM)}"
        font-size="12"
        text-anchor="end"
      >
        0
      </text>
      <text x="${String(LEFT)}" y="${String(HEIGHT - 8)}" font-size="12">
        ${trend[0].date}
      </text>
      <text
        x="${String(WIDTH)}"
        y="${String(HEIGHT - 8)}"
        font-size="12"
        text-anchor="end"
      >
        ${trend[trend.length - 1].date}
      </text>
      ${join(
        LINES.map(
          ({ colour, dashes, of }) =>
            html`<path
              d="${line(trend, x, counts => y(of(counts)))}"
              fill="none"
              stroke="${colour}"
              stroke-width="2"
              stroke-linecap="round"
              stroke-dasharray="${dashes}"
            /> `,
        ),
      )}
    </svg>
    <p class="quiet">
      ${join(
        LINES.map(
          ({ name, colour, dashes }) =>
            html`<svg style="width:2.2em" viewBox="0 0 34 8" aria-hidden="true">
                <path
                  d="M0 4H34"
                  stroke="${colour}"
                  stroke-width="2"
                  stroke-dasharray="${dashes}"
                />
              </svg>
              ${name}. `,
        ),
      )}${unread.length > 0
        ? `Hatched: days that were not read whole${
            sources.length > 0 ? ` (${sources.join(', ')})` : ''
          }.`
        : 'Every day was read whole.'}
    </p> `;
}

/** A path with a gap wherever nothing is known; a day alone is a dot. */
function line(
  trend: readonly ReportTrendPoint[],
  x: (index: number) => number,
  y: (counts: Counts) => number,
): string {
  let path = '';
  let isDrawing = false;
  trend.forEach(({ counts }, index) => {
    if (!counts) {
      isDrawing = false;
      return;
    }
    const place = `${fixed(x(index))} ${fixed(y(counts))}`;
    path += isDrawing ? `L${place}` : `M${place}h0.01`;
    isDrawing = true;
  });
  return path;
}

function fixed(value: number): string {
  return value.toFixed(2);
}
