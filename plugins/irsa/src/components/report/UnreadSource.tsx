import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportSource } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { irsaTranslationRef } from '../../translation';
import { Mark } from '../status/Mark';
import { SourceStatusMark } from '../status/SourceStatusMark';
import { statusIcon } from '../status/statusIcon';
import styles from './UnreadSource.module.css';

/** A source that was not read whole or not lately: why, and what waits for it. */
export const UnreadSource = ({ source }: { source: ReportSource }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const { cost, problems, readAt, stale, status, title } = source;
  return (
    <li className={styles.source}>
      <span className={styles.mark}>
        {status === 'ok' && stale ? (
          <Mark icon={statusIcon('attention')} tone="warning">
            {t('report.coverage.stale')}
          </Mark>
        ) : (
          <SourceStatusMark status={status} />
        )}
      </span>
      <span>
        <strong>{title}</strong>
        {problems.length > 0 && `: ${problems[0].message}`}
        <span className={styles.cost}>
          {cost.bindings > 0 &&
            `${t('report.coverage.cost', { count: cost.bindings })} `}
          {cost.checks.length > 0 &&
            `${t('report.coverage.checks', { count: cost.checks.length })} `}
          {readAt ? (
            <time dateTime={readAt} title={exactTime(readAt)}>
              {t('report.coverage.lastRead', { age: ageText(readAt) })}
            </time>
          ) : (
            t('report.coverage.neverRead')
          )}
        </span>
      </span>
    </li>
  );
};
