import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RoleReach } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MoreList } from './MoreList';
import styles from './Reach.module.css';
import { ReacherList } from './ReacherList';

/** Everything that is trusted now: service accounts, those of hidden components without name or number, and other principals. */
export const CanBecome = ({
  ownRef,
  role,
}: {
  ownRef: string;
  role: RoleReach;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { can, canTotal, others, otherPrincipals } = role;
  return (
    <div className={styles.list}>
      <ReacherList ownRef={ownRef} reachers={can} total={canTotal} />
      {others && <span>{t('reach.others')}</span>}
      {otherPrincipals.length > 0 && (
        <>
          <span>{t('reach.otherPrincipals')}</span>
          <MoreList
            items={otherPrincipals.map(principal => ({
              key: principal,
              content: <code className={styles.code}>{principal}</code>,
            }))}
          />
        </>
      )}
    </div>
  );
};
