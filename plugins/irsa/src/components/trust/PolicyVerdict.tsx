import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { TrustClass } from 'backstage-plugin-irsa-common';
import { useScopeSentence } from '../../hooks/useScopeSentence';
import { irsaTranslationRef } from '../../translation';
import { policyFindings } from '../../trust/policyFindings';
import type { PolicyReading } from '../../trust/policyReading';
import { scopeSummary } from '../../trust/scopeSummary';
import { statusIcon } from '../status/statusIcon';
import { widthIcon } from '../status/WidthMark';
import styles from './PolicyVerdict.module.css';

const TONE = {
  none: 'info',
  exact: 'success',
  'name-prefix': 'info',
  namespace: 'warning',
  'name-across-namespaces': 'warning',
  namespaces: 'warning',
  cluster: 'warning',
  unknown: 'info',
} as const satisfies Record<TrustClass, string>;

/** How wide the policy is, in one sentence, and what must be known to read that rightly. */
export const PolicyVerdict = ({ reading }: { reading: PolicyReading }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const sentenceOf = useScopeSentence();
  const summary = scopeSummary(reading.scope);
  const isRejected = policyFindings(reading).some(
    ({ awsWouldReject }) => awsWouldReject,
  );
  const notes: string[] = [];
  if (isRejected) {
    notes.push(t('trust.answer.rejected'));
  }
  if (summary.hasExceptions) {
    notes.push(t('trust.answer.exceptions'));
  }
  if (summary.others > 0) {
    notes.push(t('trust.answer.others', { count: summary.others }));
  }
  const isUncertain =
    summary.conditional.length > 0 && summary.class !== 'unknown';
  if (isUncertain) {
    notes.push(
      t('trust.answer.conditional', {
        count: summary.conditional.length,
        conditions: summary.conditional.map(({ message }) => message).join(' '),
      }),
    );
  }
  const Icon = isRejected ? statusIcon('broken') : widthIcon(summary.class);
  const tone = () => {
    if (isRejected) {
      return 'danger';
    }
    // What is not certain must not look settled.
    return isUncertain && summary.class === 'exact'
      ? 'info'
      : TONE[summary.class];
  };

  return (
    <Alert
      description={
        notes.length > 0 && (
          <ul className={styles.notes}>
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )
      }
      icon={<Icon aria-hidden="true" />}
      role="status"
      status={tone()}
      title={<span className={styles.sentence}>{sentenceOf(summary)}</span>}
    />
  );
};
