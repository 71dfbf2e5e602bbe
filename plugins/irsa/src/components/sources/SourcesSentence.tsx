import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { useAgeText } from '../../hooks/useAgeText';
import type { SourceCounts } from '../../sources/countSources';
import { irsaTranslationRef } from '../../translation';
import { oldestReadAt } from '../freshness/sourceOrder';
import styles from './SourcesSentence.module.css';

/** How the sources are, in one sentence, with what it is of. */
export const SourcesSentence = ({
  counts,
  sources,
}: {
  counts: SourceCounts;
  sources: readonly SourceState[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const { all, failed, neverRead, ok, partial, stale } = counts;
  const oldest = oldestReadAt(sources);
  const wrong: string[] = [
    ...(failed > 0 ? [t('sources.sentence.failed', { count: failed })] : []),
    ...(partial > 0 ? [t('sources.sentence.partial', { count: partial })] : []),
    ...(neverRead > 0
      ? [t('sources.sentence.neverRead', { count: neverRead })]
      : []),
    ...(stale > 0 ? [t('sources.sentence.stale', { count: stale })] : []),
  ];

  const sentence = () => {
    if (all === 0) {
      return t('sources.sentence.none');
    }
    if (wrong.length === 0) {
      return t('sources.sentence.allComplete', { count: all });
    }
    return wrong.length > 1
      ? t('sources.sentence.and', {
          first: wrong.slice(0, -1).join(', '),
          last: wrong[wrong.length - 1],
        })
      : t('sources.sentence.only', { text: wrong[0] });
  };

  return (
    <p className={styles.sentence} role="status">
      {sentence()}{' '}
      <span className={styles.base}>
        {wrong.length > 0 && t('sources.sentence.complete', { ok, all })}
        {wrong.length === 0 &&
          oldest &&
          t('sources.sentence.oldest', { age: ageText(oldest) })}
      </span>
    </p>
  );
};
