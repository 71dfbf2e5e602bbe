import { useCallback } from 'react';
import { ageOf } from '../format/ageOf';
import { useDurationText } from './useDurationText';
import { useNow } from './useNow';

/** A function that says how long it is until something; it changes as time passes. */
export function useTimeUntil(): (iso: string) => string {
  const durationText = useDurationText();
  const now = useNow();
  return useCallback(
    // As old as now will be by then.
    iso => durationText(ageOf(new Date(now).toISOString(), Date.parse(iso))),
    [durationText, now],
  );
}
