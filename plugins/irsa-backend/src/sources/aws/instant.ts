/** A time as ISO 8601 in UTC: the API's is a date, the CLI prints it with an offset; nothing for anything else. */
export function instant(value: unknown): string | undefined {
  const date =
    typeof value === 'string' || value instanceof Date
      ? new Date(value)
      : undefined;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}
