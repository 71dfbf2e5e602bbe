import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLockLine } from '@remixicon/react';
import { irsaTranslationRef } from '../../translation';
import styles from './PolicyHidden.module.css';

/** In place of a policy document that the reader may not see. */
export const PolicyHidden = ({
  title,
  permission,
}: {
  title: string;
  permission: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <div className={styles.box}>
      <div className={styles.bar}>{title}</div>
      <p className={styles.text}>
        <RiLockLine aria-hidden="true" className={styles.icon} />
        <span>
          {t('detail.policyHidden', { permission: <code>{permission}</code> })}
        </span>
      </p>
    </div>
  );
};
