import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TrustLintSeverity } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './SeverityMark.module.css';

const FILLED: Record<TrustLintSeverity, number> = {
  critical: 4,
  high: 3,
  medium: 2,
  low: 1,
  info: 0,
};

/** A severity in rising bars and a word. */
export const SeverityMark = ({ severity }: { severity: TrustLintSeverity }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <span className={`${styles.severity} ${styles[severity] ?? ''}`}>
      <svg aria-hidden="true" className={styles.bars} viewBox="0 0 16 14">
        {[0, 1, 2, 3].map(bar => (
          <rect
            className={bar < FILLED[severity] ? styles.full : styles.empty}
            height={3.5 * (bar + 1)}
            key={bar}
            width="3"
            x={bar * 4}
            y={14 - 3.5 * (bar + 1)}
          />
        ))}
      </svg>
      {t(`severity.${severity}`)}
    </span>
  );
};
