import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiRecordCircleLine } from '@remixicon/react';
import type { TrustLintFinding } from 'backstage-plugin-irsa-common';
import { Mark, MarkTone } from '../../components/Mark';
import { Note } from '../../components/Note';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import styles from './IrsaPreview.module.css';

const TONE: Record<TrustLintFinding['severity'], MarkTone> = {
  critical: 'negative',
  high: 'negative',
  medium: 'warning',
  low: 'neutral',
  info: 'neutral',
};

/** What the linter says of the trust policy. */
export const Findings = ({
  findings,
}: {
  findings: readonly TrustLintFinding[];
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  return (
    <div className={styles.part}>
      <h4 className={styles.subtitle}>{t('preview.findings')}</h4>
      {findings.length === 0 ? (
        <Note kind="good">{t('preview.noFindings')}</Note>
      ) : (
        <ul className={styles.list}>
          {findings.map(({ code, checkId, severity, message, path }) => (
            <li className={styles.item} key={`${code} ${path} ${message}`}>
              <Mark icon={RiRecordCircleLine} tone={TONE[severity]}>
                {t(`preview.severity.${severity}`)}
              </Mark>
              <span className={styles.words}>
                <span>{message}</span>
                <span className={styles.remedy}>{checkId ?? code}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
