import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { irsaTranslationRef } from '../../translation';
import styles from './Freshness.module.css';
import { SourceAge } from './SourceAge';
import { oldestReadAt, worstFirst } from './sourceOrder';

const SHOWN = 8;

/** How old what the verdict rests on is: the oldest source first in words, then each source. */
export const Freshness = ({ sources }: { sources: readonly SourceState[] }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const [everything, setEverything] = useState(false);
  const readAt = oldestReadAt(sources);
  const ordered = worstFirst(sources);
  const shown = everything ? ordered : ordered.slice(0, SHOWN);

  return (
    <section aria-label={t('freshness.title')} className={styles.line}>
      <span>
        {readAt
          ? t('freshness.readAgo', {
              age: (
                <time
                  className={styles.age}
                  dateTime={readAt}
                  title={exactTime(readAt)}
                >
                  {ageText(readAt)}
                </time>
              ),
            })
          : t('freshness.notRead')}
      </span>
      <ul className={styles.sources}>
        {shown.map(source => (
          <SourceAge key={source.id} source={source} />
        ))}
      </ul>
      {ordered.length > SHOWN && (
        <Button
          onPress={() => setEverything(!everything)}
          size="small"
          variant="tertiary"
        >
          {everything
            ? t('freshness.showFewer')
            : t('freshness.showAll', { total: ordered.length })}
        </Button>
      )}
      <span className={styles.rest}>{t('freshness.notEvaluated')}</span>
    </section>
  );
};
