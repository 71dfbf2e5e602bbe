import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { sourceFacts } from '../../sources/sourceFacts';
import { irsaTranslationRef } from '../../translation';
import styles from './SourceFacts.module.css';
import { SOURCE_KIND_WORD } from './sourceWords';

/** Where a source is read from, and which account or cluster it is. */
export const SourceFacts = ({ source }: { source: SourceState }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { account, cluster } = sourceFacts(source);
  const place = account
    ? t('sources.account', { account })
    : cluster && t('sources.cluster', { cluster });
  return (
    <span className={styles.facts}>
      {[t(SOURCE_KIND_WORD[source.kind]), place].filter(Boolean).join(', ')}
    </span>
  );
};
