import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { irsaTranslationRef } from '../../translation';
import styles from './Reach.module.css';

const GLOB = /[*?]/;

/** A pattern of service accounts, in words where it has some. */
export const ServiceAccountPattern = ({
  namespace,
  name,
}: {
  namespace: string;
  name: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  if (name === '*' && namespace === '*') {
    return <>{t('reach.anyServiceAccount')}</>;
  }
  if (name === '*' && !GLOB.test(namespace)) {
    return t('reach.anyServiceAccountIn', {
      namespace: <code className={styles.code}>{namespace}</code>,
    });
  }
  if (namespace === '*' && !GLOB.test(name)) {
    return t('reach.anyNamespace', {
      name: <code className={styles.code}>{name}</code>,
    });
  }
  return (
    <code className={styles.code}>
      {namespace}/{name}
    </code>
  );
};
