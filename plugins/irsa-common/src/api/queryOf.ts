/** A value of a query: nothing, one, or several of the same name. */
type QueryValue = string | number | boolean | readonly string[] | undefined;

/** The options of a list as a query, each value of a filter by itself; with its question mark, or empty where there is nothing to say. */
export function queryOf(options: {
  readonly [name: string]: QueryValue;
}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) {
      continue;
    }
    for (const each of Array.isArray(value) ? value : [value]) {
      query.append(name, String(each));
    }
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}
