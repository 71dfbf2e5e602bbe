import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportTrendPoint } from 'backstage-plugin-irsa-common';
import { useId } from 'react';
import { dayText } from '../../format/dayText';
import { criticalAndHigh, trendShape } from '../../report/trendShape';
import { irsaTranslationRef } from '../../translation';
import styles from './TrendChart.module.css';

const WIDTH = 264;
// Room for the names at the ends of the lines.
const RIGHT = 140;
const HEIGHT = 120;
const LEFT = 36;
const TOP = 10;
// Labels of lines that end close to each other would lie on one another.
const APART = 14;

/** The trend as two lines with their names at the end; days of which not everything is known are hatched. */
export const TrendChart = ({
  trend,
}: {
  trend: readonly ReportTrendPoint[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const hatch = useId();
  const shape = trendShape(trend, WIDTH, HEIGHT);
  const noted = trend.filter(({ counts }) => counts);
  const [first] = noted;
  const last = noted[noted.length - 1];
  const unread = trend.filter(
    ({ counts, unread: ids }) => !counts || ids.length > 0,
  ).length;
  const brokenAt = Math.min(
    HEIGHT,
    Math.max(shape.ends.broken, shape.ends.critical + APART),
  );
  const criticalAt = Math.min(shape.ends.critical, brokenAt - APART);
  const dates = [0, Math.floor((trend.length - 1) / 2), trend.length - 1];

  return (
    <figure className={styles.figure}>
      <svg
        aria-label={t('report.trend.bar', {
          from: dayText(first.date),
          to: dayText(last.date),
          first: criticalAndHigh(first),
          last: criticalAndHigh(last),
          firstBroken: first.counts?.broken ?? 0,
          lastBroken: last.counts?.broken ?? 0,
          unread:
            unread > 0
              ? t('report.trend.unread', { count: unread })
              : t('report.trend.allRead'),
        })}
        className={styles.chart}
        role="img"
        viewBox={`0 0 ${LEFT + WIDTH + RIGHT} ${TOP + HEIGHT + 24}`}
      >
        <defs>
          <pattern
            height="6"
            id={hatch}
            patternTransform="rotate(45)"
            patternUnits="userSpaceOnUse"
            width="6"
          >
            <line className={styles.hatch} x1="0" x2="0" y1="0" y2="6" />
          </pattern>
        </defs>
        <g transform={`translate(${LEFT} ${TOP})`}>
          {shape.bands.map(({ x, width }) => (
            <rect
              fill={`url(#${hatch})`}
              height={HEIGHT}
              key={x}
              width={width}
              x={x}
              y={0}
            />
          ))}
          {shape.ticks.map(({ y, value }) => (
            <g key={value}>
              <line className={styles.tick} x1={0} x2={WIDTH} y1={y} y2={y} />
              <text className={styles.label} textAnchor="end" x={-6} y={y + 4}>
                {t('reach.count', { total: value })}
              </text>
            </g>
          ))}
          <path className={styles.broken} d={shape.broken} />
          <path className={styles.critical} d={shape.critical} />
          <text
            className={styles.criticalName}
            x={WIDTH + 6}
            y={criticalAt + 4}
          >
            {t('reach.count', { total: criticalAndHigh(last) })}{' '}
            {t('report.trend.critical')}
          </text>
          <text className={styles.brokenName} x={WIDTH + 6} y={brokenAt + 4}>
            {t('reach.count', { total: last.counts?.broken ?? 0 })}{' '}
            {t('report.trend.broken')}
          </text>
          {[...new Set(dates)].map((day, index, all) => (
            <text
              className={styles.label}
              key={day}
              textAnchor={index === 0 && all.length > 1 ? 'start' : 'middle'}
              x={trend.length > 1 ? (day * WIDTH) / (trend.length - 1) : 0}
              y={HEIGHT + 18}
            >
              {dayText(trend[day].date)}
            </text>
          ))}
        </g>
      </svg>
      {unread > 0 && (
        <figcaption className={styles.caption}>
          <svg aria-hidden="true" className={styles.swatch}>
            <rect fill={`url(#${hatch})`} height="10" width="16" />
          </svg>{' '}
          {t('report.trend.band')}
        </figcaption>
      )}
    </figure>
  );
};
