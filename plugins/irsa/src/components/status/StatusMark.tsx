import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { irsaTranslationRef } from '../../translation';
import { MarkStatus, statusIcon } from './statusIcon';
import styles from './StatusMark.module.css';

const WORD = {
  works: 'status.works',
  broken: 'status.broken',
  attention: 'status.attention',
  unknown: 'status.unknown',
  'not-reached': 'status.notReached',
  none: 'status.none',
} as const;

/** A status in word, icon and tone; never in tone alone. */
export const StatusMark = ({ status }: { status: MarkStatus }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const Icon = statusIcon(status);
  return (
    <span className={`${styles.mark} ${styles[status]}`}>
      <Icon aria-hidden="true" className={styles.icon} />
      {t(WORD[status])}
    </span>
  );
};
