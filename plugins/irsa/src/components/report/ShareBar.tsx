import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportCounts } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './ShareBar.module.css';

/** Shares of the bindings as a bar: told apart by pattern and order, and said in words. */
export const ShareBar = ({
  counts,
  isSmall = false,
}: {
  counts: Pick<ReportCounts, 'total' | 'compliant' | 'failing' | 'unknown'>;
  isSmall?: boolean;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { compliant, failing, total, unknown } = counts;
  return (
    <span
      aria-label={t('report.bindings.bar', {
        compliant,
        failing,
        unknown,
        total,
      })}
      className={`${styles.bar} ${isSmall ? styles.small : ''}`}
      role="img"
    >
      {(['compliant', 'failing', 'unknown'] as const).map(
        part =>
          counts[part] > 0 && (
            <span
              className={`${styles.part} ${styles[part]}`}
              key={part}
              style={{ flexGrow: counts[part] }}
            />
          ),
      )}
    </span>
  );
};
