import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiQuestionLine } from '@remixicon/react';
import type { RoleReach } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { CouldPattern } from './CouldPattern';
import { MoreList } from './MoreList';
import styles from './Reach.module.css';

/** Who would get the role by creating a service account, and what about that cannot be known. */
export const CouldBecome = ({ role }: { role: RoleReach }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { could, unknown } = role;
  return (
    <div className={styles.list}>
      {could.length === 0 && unknown.length === 0 && (
        <span>{t('reach.nobody')}</span>
      )}
      <MoreList
        items={could.map(pattern => ({
          key: `${pattern.cluster} ${pattern.namespacePattern} ${pattern.namePattern} ${pattern.why}`,
          content: <CouldPattern pattern={pattern} />,
        }))}
      />
      <MoreList
        items={unknown.map(({ why }) => ({
          key: why,
          content: (
            <span className={styles.unknown}>
              <RiQuestionLine aria-hidden="true" className={styles.icon} />
              <span>{t('reach.unknown', { why })}</span>
            </span>
          ),
        }))}
      />
    </div>
  );
};
