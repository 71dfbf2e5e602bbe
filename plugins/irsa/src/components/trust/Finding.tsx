import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useId, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import type { PolicyFinding } from '../../trust/policyFindings';
import { CodeBlock } from '../code/CodeBlock';
import { SeverityMark } from '../status/SeverityMark';
import styles from './FindingsCard.module.css';

/** One finding: how bad, what, what follows from it, where, and what belongs there instead. */
export const Finding = ({ finding }: { finding: PolicyFinding }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { blastRadius, checkId, correction, line, path } = finding;

  return (
    <li className={styles.finding}>
      <SeverityMark severity={finding.severity} />
      <div className={styles.body}>
        <p className={styles.message}>{finding.message}</p>
        {blastRadius && <p className={styles.radius}>{blastRadius}</p>}
        <div className={styles.place}>
          {finding.awsWouldReject && (
            <span className={styles.chip}>{t('trust.findings.rejected')}</span>
          )}
          {path === '' ? (
            <span>{t('trust.findings.document')}</span>
          ) : (
            <code className={styles.path}>{path}</code>
          )}
          {line !== undefined && (
            <span>{t('trust.findings.line', { line: String(line) })}</span>
          )}
          {checkId && <span>{checkId}</span>}
        </div>
        {correction !== undefined && (
          <Button
            aria-controls={isOpen ? id : undefined}
            aria-expanded={isOpen}
            className={styles.toggle}
            onPress={() => setOpen(!isOpen)}
            size="small"
            variant="tertiary"
          >
            {isOpen
              ? t('trust.findings.hideCorrection')
              : t('trust.findings.showCorrection')}
          </Button>
        )}
        {correction !== undefined && isOpen && (
          <div id={id}>
            <CodeBlock
              copyLabel={t('copy.json')}
              text={correction}
              title={t('trust.findings.correction')}
            />
          </div>
        )}
      </div>
    </li>
  );
};
