type Filters = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address of a list with filters: the rows behind a number. */
export function rowsHref(
  root: string,
  list: 'findings' | 'service-accounts' | 'roles' | 'report',
  ...filters: readonly Filters[]
): string {
  const query = new URLSearchParams();
  Object.entries(Object.assign({}, ...filters) as Filters).forEach(
    ([name, value]) =>
      [value ?? []].flat().forEach(each => query.append(name, each)),
  );
  const text = query.toString();
  return `${root}/${list}${text ? `?${text}` : ''}`;
}
