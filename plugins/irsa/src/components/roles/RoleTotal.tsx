import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { RoleAnswer } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './RolesList.module.css';

/** How many do or can; where there are more than the reader may see, their number is not told. */
export const RoleTotal = ({
  role,
  word,
}: {
  role: RoleAnswer;
  word: 'does' | 'can';
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { others, totals } = role;
  return totals ? (
    <span className={styles.number}>
      {t('reach.count', { total: totals[word] })}
    </span>
  ) : (
    <span>
      {others
        ? t('roles.andOthers', { total: role[word].length })
        : t('status.unknown')}
    </span>
  );
};
