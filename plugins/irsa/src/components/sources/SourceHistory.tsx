import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { useTimeUntil } from '../../hooks/useTimeUntil';
import { irsaTranslationRef } from '../../translation';

/** When a source was last read, whether that still stands, and when it is read next. */
export const SourceHistory = ({ source }: { source: SourceState }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const timeUntil = useTimeUntil();
  const { nextReadAt, readAt, run, status } = source;
  const last = () => {
    if (!readAt) {
      return t('sources.neverReadBefore');
    }
    const age = ageText(readAt);
    return status === 'failed'
      ? t('sources.keeps', { age })
      : t('sources.readAgo', { age });
  };
  return (
    <span title={readAt && exactTime(readAt)}>
      {last()}
      {nextReadAt &&
        !run &&
        ` ${t('banner.nextTry', { time: timeUntil(nextReadAt) })}`}
    </span>
  );
};
