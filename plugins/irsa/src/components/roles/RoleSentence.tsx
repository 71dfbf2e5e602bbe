import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RoleDetail } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { WidthMark, widthOf } from '../status/WidthMark';
import styles from './RoleSentence.module.css';

/** How many become the role, can, and could, in one sentence. */
export const RoleSentence = ({ role }: { role: RoleDetail }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { can, could, does, exists, others, stale, totals, trustScope } = role;

  const sentence = () => {
    if (exists === false) {
      return t('roles.sentence.missing');
    }
    const parts = [
      t('roles.sentence.does', { count: totals?.does ?? does.length }),
      t('roles.sentence.can', { count: totals?.can ?? can.length }),
      could.length > 0
        ? t('roles.sentence.could', { count: could.length })
        : t('roles.sentence.couldNot'),
    ];
    return `${parts.join(' ')}${others ? ` ${t('reach.others')}` : ''}`;
  };

  return (
    <p className={styles.sentence} role="status">
      <WidthMark width={widthOf(trustScope)} />
      <span>{sentence()}</span>
      {stale && <span className={styles.note}>{t('findings.stale')}</span>}
    </p>
  );
};
