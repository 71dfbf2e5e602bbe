import { dayOf, ESTATE_DAY } from '../fleet/moveTimes.mjs';

const DAY = 24 * 60 * 60 * 1000;
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g;

/** When everything is read in the pictures, and when they are looked at. */
export const READ_AT = new Date(`${ESTATE_DAY}T12:00:00Z`);
export const SEEN_AT = new Date(READ_AT.getTime() + 4.5 * 60_000);

/**
 * A text as it would have been at the time of the pictures: what happened since a moment happened at one time, and what had happened before is as
 * old as it is in the committed estate.
 */
export function atTheTimeOfThePictures(text, since) {
  const days = (Date.parse(dayOf(since)) - Date.parse(ESTATE_DAY)) / DAY;
  return text.replace(TIME, time => {
    const moment = Date.parse(time);
    return (
      moment >= since.getTime() ? READ_AT : new Date(moment - days * DAY)
    ).toISOString();
  });
}
