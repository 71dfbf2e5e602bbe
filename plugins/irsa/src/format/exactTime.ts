const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `22 Nov 2026, 07:40 UTC`: the same for every reader, so that two people can talk about it. */
export function exactTime(iso: string): string {
  return `${FORMAT.format(new Date(iso))} UTC`;
}
