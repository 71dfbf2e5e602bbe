import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { irsaTranslationRef } from '../../translation';

/** The age of a source, whether that is too old, or how far the read under way has come. */
export const SourceAgeCell = ({ source }: { source: SourceState }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const { readAt, run, stale } = source;
  return (
    <>
      {readAt ? (
        <time dateTime={readAt} title={exactTime(readAt)}>
          {ageText(readAt)}
        </time>
      ) : (
        t('freshness.neverRead')
      )}
      {stale && readAt && `, ${t('sources.stale')}`}
      {run && <div>{t('sources.readingSource', { total: run.read })}</div>}
    </>
  );
};
