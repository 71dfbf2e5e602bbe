import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { ageOf } from '../format/ageOf';
import { irsaTranslationRef } from '../translation';
import { useNow } from './useNow';

/** A function that says how long ago something was; it changes as time passes. */
export function useAgeText(): (iso: string) => string {
  const { t } = useTranslationRef(irsaTranslationRef);
  const now = useNow();
  return useCallback(
    iso => {
      const { unit, count } = ageOf(iso, now);
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
    [now, t],
  );
}
