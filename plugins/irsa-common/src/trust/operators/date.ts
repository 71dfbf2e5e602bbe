import { orderedOperators } from './ordered';

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Milliseconds since 1970 of an ISO 8601 date or of epoch seconds; undefined for forms that could be read in two ways. */
function readDate(text: string): number | undefined {
  // Nine to eleven digits are seconds from 1973 to 5138; four could be a year and thirteen could be milliseconds.
  if (/^\d{9,11}$/.test(text)) {
    return Number(text) * 1000;
  }
  const found = isoPattern.exec(text);
  if (!found) {
    return undefined;
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = found;
  const fraction = (found[7] ?? '0').padEnd(3, '0');
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // A day that the month does not have is one of another month.
  const isCalendarDay = new Date(midnight).getUTCMonth() === Number(month) - 1;
  if (
    !isCalendarDay ||
    Number(year) < 100 ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 59
  ) {
    return undefined;
  }
  const offset = readOffset(found[8]);
  return (
    midnight +
    ((Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second)) *
      1000 +
    Number(fraction)
  );
}

function readOffset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') {
    return 0;
  }
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Date comparisons, ISO 8601 or epoch seconds. */
export const dateOperators = orderedOperators('Date', readDate);
