import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters of a list, kept in the URL so that a view can be sent to somebody. */
export interface UrlFilters<K extends string> {
  /** What each lets through; nothing where it lets everything through. The object stays the same while the URL says the same. */
  readonly values: Readonly<Record<K, readonly string[]>>;
  readonly isEmpty: boolean;
  readonly set: (name: K, values: readonly string[]) => void;
  readonly clear: () => void;
}

/** Reads and writes filters as `?<name>=<value>`, once for each value. */
export function useUrlFilters<K extends string>(
  names: readonly K[],
): UrlFilters<K> {
  const [parameters, setParameters] = useSearchParams();
  const text = JSON.stringify(
    names.map(name => [name, parameters.getAll(name)]),
  );
  const values = useMemo(
    () => Object.fromEntries(JSON.parse(text)) as Record<K, readonly string[]>,
    [text],
  );

  const change = useCallback(
    (edit: (next: URLSearchParams) => void) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          edit(next);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  );

  return {
    values,
    isEmpty: names.every(name => values[name].length === 0),
    set: useCallback(
      (name, chosen) =>
        change(next => {
          next.delete(name);
          chosen.filter(Boolean).forEach(each => next.append(name, each));
        }),
      [change],
    ),
    clear: () => change(next => names.forEach(name => next.delete(name))),
  };
}
