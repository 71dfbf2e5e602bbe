import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { irsaTranslationRef } from '../../translation';

/** How long ago something was first seen, with the exact time on hover. */
export const Since = ({ since }: { since?: string }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  return since ? (
    <time dateTime={since} title={exactTime(since)}>
      {ageText(since)}
    </time>
  ) : (
    <span>{t('findings.sinceUnknown')}</span>
  );
};
