import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { CouldAssume } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './Reach.module.css';
import { ServiceAccountPattern } from './ServiceAccountPattern';

/** Names that would get the role, in words where the pattern has some, and why. */
export const CouldPattern = ({ pattern }: { pattern: CouldAssume }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { cluster, namePattern, namespacePattern, why } = pattern;

  return (
    <span>
      <ServiceAccountPattern name={namePattern} namespace={namespacePattern} />{' '}
      {cluster ? t('reach.inCluster', { cluster }) : t('reach.inEveryCluster')}
      {'. '}
      <span className={styles.muted}>{why}</span>
    </span>
  );
};
