import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAlertFill } from '@remixicon/react';
import type { TruthDifference } from 'backstage-plugin-irsa-common';
import type { Agreement } from '../../binding/agreement';
import { irsaTranslationRef } from '../../translation';
import styles from './AgreementNote.module.css';

const WORD = {
  'all-agree': 'agreement.all',
  'configured-and-observed-agree': 'agreement.configuredAndObserved',
  'no-pod-runs': 'agreement.noPod',
  'observed-unknown': 'agreement.unknown',
} as const satisfies Record<Exclude<Agreement, 'differ'>, string>;

/** In the head of a binding: whether the three kinds of truth agree, or which of them do not. */
export const AgreementNote = ({
  agreement,
  differences,
}: {
  agreement: Agreement;
  differences: readonly TruthDifference[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  if (agreement !== 'differ') {
    return <span className={styles.note}>{t(WORD[agreement])}</span>;
  }
  const pairs = new Set(differences.map(({ between }) => between.join(' ')));
  return (
    <span className={styles.differ}>
      <RiAlertFill aria-hidden="true" className={styles.icon} />
      {pairs.has('declared configured') && t('agreement.declaredDiffers')}
      {pairs.size > 1 && '. '}
      {pairs.has('configured observed') && t('agreement.observedDiffers')}
    </span>
  );
};
