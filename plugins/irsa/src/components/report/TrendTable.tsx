import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { ReportTrendPoint } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { dayText } from '../../format/dayText';
import { criticalAndHigh } from '../../report/trendShape';
import { irsaTranslationRef } from '../../translation';
import styles from './TrendTable.module.css';

const SHOWN = 10;

/** The trend as a table, the latest day first. */
export const TrendTable = ({
  trend,
}: {
  trend: readonly ReportTrendPoint[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  const latest = [...trend].reverse();
  const shown = everything ? latest : latest.slice(0, SHOWN);
  const number = (total: number) => t('reach.count', { total });
  return (
    <>
      <table aria-label={t('report.trend.title')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('report.trend.date')}</th>
            <th scope="col">{t('report.trend.open')}</th>
            <th scope="col">{t('report.trend.brokenColumn')}</th>
            <th scope="col">{t('report.trend.compliant')}</th>
            <th scope="col">{t('report.trend.notRead')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(point => {
            const { counts, date, unread } = point;
            return (
              <tr key={date}>
                <th scope="row">{dayText(date)}</th>
                {counts ? (
                  <>
                    <td>{number(criticalAndHigh(point))}</td>
                    <td>{number(counts.broken)}</td>
                    <td>{t('report.trend.compliantOf', { ...counts })}</td>
                  </>
                ) : (
                  <td colSpan={3}>{t('report.trend.noData')}</td>
                )}
                <td title={unread.join(', ')}>
                  {unread.length > 0 &&
                    t('report.trend.sources', { count: unread.length })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {latest.length > shown.length && (
        <Button
          onPress={() => setEverything(true)}
          size="small"
          variant="tertiary"
        >
          {t('report.by.all', { total: latest.length })}
        </Button>
      )}
    </>
  );
};
