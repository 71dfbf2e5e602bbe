import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { Fix } from '../fix/Fix';
import { DetailSection } from '../lane/DetailSection';
import { EvidenceList } from '../lane/EvidenceList';
import { AboutCheck } from './AboutCheck';
import styles from './FindingBody.module.css';
import { Subject } from './Subject';
import { Waiting } from './Waiting';

/** Cause and evidence on one side, fix and check on the other; one above the other where there is no room. */
export const FindingBody = ({ finding }: { finding: ReportedFinding }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { consequences, evidence, message, others, stale, waiting } = finding;

  return (
    <div className={styles.body}>
      <div className={styles.column}>
        <DetailSection title={t('detail.cause')}>
          <p className={styles.text}>{message}</p>
          {stale && <p className={styles.note}>{t('findings.stale')}</p>}
          {others && <p className={styles.note}>{t('findings.others')}</p>}
        </DetailSection>
        {waiting && <Waiting waiting={waiting} />}
        {consequences.length > 0 && (
          <DetailSection title={t('findings.consequences')}>
            <ul className={styles.list}>
              {consequences.map(subject => (
                <li key={subject.ref}>
                  <Subject subject={subject} />
                </li>
              ))}
            </ul>
          </DetailSection>
        )}
        {evidence.length > 0 && (
          <DetailSection title={t('detail.evidence')}>
            <EvidenceList evidence={evidence} />
          </DetailSection>
        )}
        <AboutCheck checkId={finding.checkId} />
      </div>
      <div className={styles.column}>
        <Fix finding={finding} />
      </div>
    </div>
  );
};
