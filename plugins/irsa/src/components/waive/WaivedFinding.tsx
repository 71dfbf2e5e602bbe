import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { subjectName } from '../../format/subjectName';
import { irsaTranslationRef } from '../../translation';
import { SeverityMark } from '../status/SeverityMark';
import styles from './WaiveDialog.module.css';

/** Which finding the dialog is about. */
export const WaivedFinding = ({ finding }: { finding: ReportedFinding }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { checkId, owners, severity, subject, title } = finding;
  return (
    <div className={styles.finding}>
      <div className={styles.head}>
        <SeverityMark severity={severity} />
        <strong>{title}</strong>
      </div>
      <span className={styles.sub} title={subject.ref}>
        {[
          t('findings.on', { checkId, subject: subjectName(subject.ref).name }),
          ...owners.map(ref => parseEntityRef(ref).name),
        ].join(', ')}
      </span>
    </div>
  );
};
