import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FindingSubject } from 'backstage-plugin-irsa-common';
import { subjectName } from '../../format/subjectName';
import { irsaTranslationRef } from '../../translation';
import styles from './Subject.module.css';

/** What a finding is about, in a short name, with the whole reference on hover. */
export const Subject = ({ subject }: { subject: FindingSubject }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { name, cluster } = subjectName(subject.ref);
  return (
    <span className={styles.subject} title={subject.ref}>
      {name}
      {cluster && (
        <span className={styles.cluster}>
          {' '}
          {t('binding.inCluster', { cluster })}
        </span>
      )}
    </span>
  );
};
