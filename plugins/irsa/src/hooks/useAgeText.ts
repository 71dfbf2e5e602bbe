import { useCallback } from 'react';
import { ageOf } from '../format/ageOf';
import { useDurationText } from './useDurationText';
import { useNow } from './useNow';

/** A function that says how long ago something was; it changes as time passes. */
export function useAgeText(): (iso: string) => string {
  const durationText = useDurationText();
  const now = useNow();
  return useCallback(iso => durationText(ageOf(iso, now)), [durationText, now]);
}
