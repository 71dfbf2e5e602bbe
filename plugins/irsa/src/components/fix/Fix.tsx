import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Prose } from '../text/Prose';
import styles from './Fix.module.css';
import { FixText } from './FixText';
import type { ToolGuess } from './guessTool';

/** What to change, and how to see that it worked. */
export const Fix = ({
  finding,
  guess,
}: {
  finding: ReportedFinding;
  /** What the tags of the role say about the tool that manages it. */
  guess?: ToolGuess;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <>
      <FixText
        guess={guess}
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
