import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import type { Age } from '../format/ageOf';
import { irsaTranslationRef } from '../translation';

/** A function that says how long something is. */
export function useDurationText(): (duration: Age) => string {
  const { t } = useTranslationRef(irsaTranslationRef);
  return useCallback(
    ({ unit, count }) => {
      switch (unit) {
        case 'lessThanMinute':
          return t('age.lessThanMinute');
        case 'minutes':
          return t('age.minutes', { total: String(count) });
        case 'hours':
          return t('age.hours', { total: String(count) });
        default:
          return t('age.days', { count });
      }
    },
    [t],
  );
}
