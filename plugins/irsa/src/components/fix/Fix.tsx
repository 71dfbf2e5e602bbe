import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Prose } from '../text/Prose';
import styles from './Fix.module.css';
import { FixText } from './FixText';

/** What to change, and how to see that it worked. */
export const Fix = ({ finding }: { finding: ReportedFinding }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <>
      <FixText
        managedBy={finding.managedBy}
        remediation={finding.remediation}
        title={t('fix.title')}
      />
      <section className={styles.section}>
        <h3 className={styles.title}>{t('fix.verify')}</h3>
        <p className={styles.text}>
          <Prose text={finding.verify} />
        </p>
      </section>
    </>
  );
};
