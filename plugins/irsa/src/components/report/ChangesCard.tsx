import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Link } from '@backstage/ui';
import type { FindingChange, Report } from 'backstage-plugin-irsa-common';
import { useCallback, useId, useState } from 'react';
import { exactTime } from '../../format/exactTime';
import { useDurationText } from '../../hooks/useDurationText';
import { ageOf } from '../../format/ageOf';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import type { ReportFilters } from '../../hooks/useReportFilters';
import { rowsHref } from '../../report/rowsHref';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import { ChangeList } from './ChangeList';
import styles from './ChangesCard.module.css';
import table from './ReportTable.module.css';
import { SinceField } from './SinceField';

const KINDS = ['new', 'fixed', 'returned'] as const;
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** What has changed since a day that the reader chooses, finding by finding, and how long fixing takes. */
export const ChangesCard = ({
  report,
  filters,
}: {
  report: Report;
  filters: ReportFilters;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const durationText = useDurationText();
  const id = useId();
  const root = usePagesRoot();
  const [opened, setOpened] = useState<FindingChange['change']>();
  const { changes, generatedAt, latestChanges, meanTimeToFix } = report;
  const { set } = filters.filters;
  const setSince = useCallback((day: string) => set('since', [day]), [set]);
  const timeText = (seconds: number) =>
    durationText(ageOf(new Date(0).toISOString(), 1_000 * seconds));
  const counted = changes.new + changes.fixed + changes.returned;

  return (
    <Section
      note={
        <SinceField
          day={filters.filters.values.since[0] ?? changes.since.slice(0, 10)}
          latest={generatedAt.slice(0, 10)}
          onChange={setSince}
        />
      }
      title={t('report.changes.title')}
    >
      <div className={styles.numbers}>
        {KINDS.map(kind => (
          <div key={kind}>
            <span className={styles.word}>{t(`report.changes.${kind}`)}</span>
            {changes[kind] > 0 ? (
              <Button
                aria-controls={opened === kind ? id : undefined}
                aria-expanded={opened === kind}
                aria-label={t('report.changes.show', {
                  total: changes[kind],
                  what: t(`report.changes.${kind}`),
                })}
                onPress={() => setOpened(opened === kind ? undefined : kind)}
                size="small"
                variant="secondary"
              >
                {t('reach.count', { total: changes[kind] })}
              </Button>
            ) : (
              <span className={styles.zero}>
                {t('reach.count', { total: 0 })}
              </span>
            )}
          </div>
        ))}
        <div className={styles.mean}>
          <span className={styles.word}>{t('report.changes.meanTitle')}</span>
          <span>
            {meanTimeToFix.seconds === undefined
              ? t('report.changes.noMean')
              : t('report.changes.mean', {
                  time: timeText(meanTimeToFix.seconds),
                  count: meanTimeToFix.of,
                })}
          </span>
          <span className={table.sub}>
            {SEVERITIES.flatMap(severity => {
              const { of, seconds } = meanTimeToFix.bySeverity[severity];
              return seconds === undefined
                ? []
                : t('report.changes.bySeverity', {
                    severity: t(`severity.${severity}`),
                    time: timeText(seconds),
                    of,
                  });
            }).join(', ')}
          </span>
        </div>
      </div>
      {opened && (
        <div id={id}>
          <ChangeList
            changes={latestChanges.filter(({ change }) => change === opened)}
            kind={opened}
          />
          {latestChanges.length < counted && (
            <p className={table.none}>
              {t('report.changes.part', {
                shown: latestChanges.length,
                total: counted,
              })}
            </p>
          )}
        </div>
      )}
      <div className={table.foot}>
        <span>
          {changes.knownSince &&
            changes.knownSince > changes.since &&
            t('report.changes.known', { time: exactTime(changes.knownSince) })}
        </span>
        {root && (
          <Link
            className={table.name}
            href={rowsHref(root, 'findings', filters.narrowing, {
              state: 'fail',
              since: changes.since,
            })}
          >
            {t('report.changes.open')}
          </Link>
        )}
      </div>
    </Section>
  );
};
