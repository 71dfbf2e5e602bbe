import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReadAccess } from '../../hooks/useReadAccess';
import { irsaTranslationRef } from '../../translation';
import { CodeBlock } from '../code/CodeBlock';
import styles from './SourceCard.module.css';

/** The IAM policy and the ClusterRole that the backend needs, to be copied. */
export const ReadAccessCode = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { data, failure } = useReadAccess();
  return (
    <div className={styles.body}>
      {data && (
        <>
          <CodeBlock
            copyLabel={t('sources.copyIamPolicy')}
            text={data.iamPolicy}
            title={t('sources.iamPolicy')}
          />
          <CodeBlock
            copyLabel={t('sources.copyClusterRole')}
            text={data.clusterRole}
            title={t('sources.clusterRole')}
          />
        </>
      )}
      {failure && !data && <p role="status">{t('sources.accessFailed')}</p>}
    </div>
  );
};
