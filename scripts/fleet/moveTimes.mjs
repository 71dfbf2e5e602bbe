/** The day on which the estate was written down; everything in it happened before. */
export const ESTATE_DAY = '2026-11-24';

const DAY = 24 * 60 * 60 * 1000;

/** The day of a moment in UTC: `2026-11-24`. */
export function dayOf(date) {
  return date.toISOString().slice(0, 10);
}

/**
 * Moves every time in a text by the days from one day to another, so that what was two weeks old then is two weeks old again. Times of day
 * stay, and so do dates without a time of day, such as versions of policies.
 */
export function moveTimes(text, from, to) {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  return days === 0
    ? text
    : text.replace(/\b\d{4}-\d\d-\d\d(?=T\d\d:\d\d:\d\d)/g, date =>
        dayOf(new Date(Date.parse(date) + days * DAY)),
      );
}
