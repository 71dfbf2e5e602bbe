const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in the unit that people use at that distance. */
export interface Age {
  readonly unit: 'lessThanMinute' | 'minutes' | 'hours' | 'days';
  readonly count: number;
}

/** Minutes up to an hour, hours up to two days, then days. A time that is still to come, by a wrong clock, is now. */
export function ageOf(iso: string, now: number): Age {
  const elapsed = Math.max(0, now - Date.parse(iso));
  if (elapsed < MINUTE) {
    return { unit: 'lessThanMinute', count: 0 };
  }
  if (elapsed < HOUR) {
    return { unit: 'minutes', count: Math.floor(elapsed / MINUTE) };
  }
  if (elapsed < 2 * DAY) {
    return { unit: 'hours', count: Math.floor(elapsed / HOUR) };
  }
  return { unit: 'days', count: Math.floor(elapsed / DAY) };
}
