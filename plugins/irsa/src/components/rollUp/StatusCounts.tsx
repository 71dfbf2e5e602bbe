import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EntityRollUp } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import styles from './RollUp.module.css';

/** Worst first. */
const WORDS = [
  ['broken', 'status.broken'],
  ['unknown', 'status.unknown'],
  ['attention', 'status.attention'],
  ['works', 'status.works'],
  ['none', 'status.none'],
] as const;

/** How many components there are of each status, without those of which there is none. */
export const StatusCounts = ({ totals }: Pick<EntityRollUp, 'totals'>) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <ul className={styles.counts}>
      {WORDS.filter(([status]) => totals[status] > 0).map(([status, word]) => (
        <li key={status}>
          {t('rollUp.counts', { total: totals[status], word: t(word) })}
        </li>
      ))}
    </ul>
  );
};
