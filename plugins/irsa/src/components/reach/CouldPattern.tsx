import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CouldAssume } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './Reach.module.css';

const GLOB = /[*?]/;

/** Names that would get the role, in words where the pattern has some, and why. */
export const CouldPattern = ({ pattern }: { pattern: CouldAssume }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { cluster, namePattern, namespacePattern, why } = pattern;

  const who = () => {
    if (namePattern === '*' && namespacePattern === '*') {
      return t('reach.anyServiceAccount');
    }
    if (namePattern === '*' && !GLOB.test(namespacePattern)) {
      return t('reach.anyServiceAccountIn', {
        namespace: <code className={styles.code}>{namespacePattern}</code>,
      });
    }
    if (namespacePattern === '*' && !GLOB.test(namePattern)) {
      return t('reach.anyNamespace', {
        name: <code className={styles.code}>{namePattern}</code>,
      });
    }
    return (
      <code className={styles.code}>
        {namespacePattern}/{namePattern}
      </code>
    );
  };

  return (
    <span>
      {who()}{' '}
      {cluster ? t('reach.inCluster', { cluster }) : t('reach.inEveryCluster')}
      {'. '}
      <span className={styles.muted}>{why}</span>
    </span>
  );
};
