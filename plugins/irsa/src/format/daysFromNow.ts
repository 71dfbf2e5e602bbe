const DAY = 24 * 60 * 60 * 1000;

/** The day that is so many days from a time, as a field for days takes it: `2027-01-22`, in UTC. */
export function daysFromNow(days: number, now: number): string {
  return new Date(now + days * DAY).toISOString().slice(0, 10);
}

/** How many days from a time a day begins, rounded up; undefined for a text that is no day. */
export function daysUntil(day: string, now: number): number | undefined {
  const time = Date.parse(day);
  return Number.isNaN(time) ? undefined : Math.ceil((time - now) / DAY);
}
