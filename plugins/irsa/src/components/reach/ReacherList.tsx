import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Reacher } from 'backstage-plugin-irsa-common';
import { serviceAccountRef } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MoreList } from './MoreList';
import { ReacherName } from './ReacherName';
import styles from './Reach.module.css';

/** Service accounts with their number first; the first few by name, the rest on demand. */
export const ReacherList = ({
  ownRef,
  reachers,
  total = reachers.length,
}: {
  ownRef: string;
  reachers: readonly Reacher[];
  /** How many there are, where more than are listed. */
  total?: number;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const manyClusters = new Set(reachers.map(({ cluster }) => cluster)).size > 1;
  const notListed = total - reachers.length;
  return (
    <div className={styles.list}>
      <span className={styles.count}>{t('reach.count', { total })}</span>
      <MoreList
        items={reachers.map(reacher => ({
          key: serviceAccountRef(reacher),
          content: (
            <ReacherName
              ownRef={ownRef}
              reacher={reacher}
              showCluster={manyClusters}
            />
          ),
        }))}
      />
      {notListed > 0 && (
        <span className={styles.muted}>
          {t('reach.notListed', { total: notListed })}
        </span>
      )}
    </div>
  );
};
