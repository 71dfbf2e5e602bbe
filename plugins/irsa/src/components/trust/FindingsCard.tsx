import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import { policyFindings } from '../../trust/policyFindings';
import type { PolicyReading } from '../../trust/policyReading';
import { Finding } from './Finding';
import styles from './FindingsCard.module.css';
import { Section } from '../section/Section';

const SHOWN = 10;

/** What is wrong with the policy or broader than it looks, the worst first. */
export const FindingsCard = ({ reading }: { reading: PolicyReading }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  const findings = policyFindings(reading);
  const isLong = findings.length > SHOWN;

  return (
    <Section
      note={
        findings.length > 0 &&
        t('trust.findings.count', { count: findings.length })
      }
      title={t('trust.findings.title')}
    >
      {findings.length === 0 && (
        <p className={styles.none}>{t('trust.findings.none')}</p>
      )}
      <ol className={styles.findings}>
        {(everything ? findings : findings.slice(0, SHOWN)).map(finding => (
          <Finding finding={finding} key={`${finding.code} ${finding.path}`} />
        ))}
      </ol>
      {isLong && (
        <Button
          className={styles.toggle}
          onPress={() => setEverything(!everything)}
          size="small"
          variant="tertiary"
        >
          {everything
            ? t('trust.findings.fewer')
            : t('trust.findings.all', { total: findings.length })}
        </Button>
      )}
    </Section>
  );
};
