import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { irsaTranslationRef } from '../../translation';
import { statusIcon } from '../status/statusIcon';
import styles from './SourceAge.module.css';

const LOOK = {
  ok: { mark: 'works', word: 'sourceStatus.ok' },
  partial: { mark: 'attention', word: 'sourceStatus.partial' },
  failed: { mark: 'broken', word: 'sourceStatus.failed' },
  'never-read': { mark: 'unknown', word: 'sourceStatus.neverRead' },
} as const satisfies Record<SourceState['status'], object>;

/** One source with its state and age. */
export const SourceAge = ({ source }: { source: SourceState }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const { mark, word } = LOOK[source.status];
  const Icon = statusIcon(mark);
  return (
    <li className={`${styles.source} ${styles[mark]}`}>
      <Icon aria-hidden="true" className={styles.icon} />
      <VisuallyHidden>{t(word)}</VisuallyHidden>
      <span className={styles.title}>{source.title}</span>
      {source.readAt ? (
        <time dateTime={source.readAt} title={exactTime(source.readAt)}>
          {ageText(source.readAt)}
        </time>
      ) : (
        <span>{t('freshness.neverRead')}</span>
      )}
      {source.run && (
        <span className={styles.run}>
          {t('freshness.readingNow', { total: source.run.read })}
        </span>
      )}
    </li>
  );
};
