import { SortDescriptor, useTable, UseTableResult } from '@backstage/ui';
import type { ListPage } from 'backstage-plugin-irsa-common';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useChanges } from './useChanges';
import { usePageInUrl } from './usePageInUrl';
import { UrlFilters, useUrlFilters } from './useUrlFilters';

const PAGE = 25;
const SORT = 'sort';
const SEARCH = 'q';
const COLUMN = 'c-';

/** What a list asks the server for. */
export interface ListQuery<K extends string> {
  readonly limit: number;
  readonly cursor?: string;
  /** Field to sort by, with `-` in front for the opposite order; the order of the server where absent. */
  readonly sort?: string;
  readonly q?: string;
  readonly filters: Readonly<Record<K, readonly string[]>>;
}

/** A list that the server pages, with its filters, words, order and page in the URL. */
export interface ServerList<
  T extends { readonly id: string },
  K extends string,
> {
  readonly table: UseTableResult<T, UrlFilters<K>['values']>;
  readonly filters: UrlFilters<K>;
  readonly search: string;
  readonly setSearch: (text: string) => void;
  /** Takes away filters and words. */
  readonly clear: () => void;
  readonly isNarrowed: boolean;
  /** True where the page that the URL named is gone, so that the first one is shown in its place. */
  readonly isPageGone: boolean;
}

/**
 * Loads a list page by page. Columns that can be sorted have ids that are `c-` and the field of the server.
 *
 * @param load - keeps its identity.
 * @param firstSort - the order before the reader chooses one; that of the server where absent.
 */
export function useList<T extends { readonly id: string }, K extends string>(
  names: readonly K[],
  load: (query: ListQuery<K>, signal: AbortSignal) => Promise<ListPage<T>>,
  firstSort?: string,
): ServerList<T, K> {
  const filters = useUrlFilters(names);
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get(SEARCH) ?? '';
  const sortText = parameters.get(SORT) ?? firstSort;
  const sort = useMemo(() => descriptorOf(sortText), [sortText]);

  const pages = usePageInUrl(
    JSON.stringify([filters.values, search, sortText]),
  );
  const { noteSeen } = pages;

  const set = useCallback(
    (edits: Readonly<Record<string, string | undefined>>) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          Object.entries(edits).forEach(([name, value]) =>
            value ? next.set(name, value) : next.delete(name),
          );
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  );

  const table = useTable<T, UrlFilters<K>['values']>({
    mode: 'cursor',
    filter: filters.values,
    search,
    sort,
    onSortChange: descriptor => set({ [SORT]: textOf(descriptor) }),
    paginationOptions: { pageSize: PAGE, pageSizeOptions: [PAGE] },
    getData: async query => {
      const { page, items } = await pages.load(query.cursor, cursor =>
        load(
          {
            limit: query.pageSize,
            cursor,
            sort: query.sort ? textOf(query.sort) : undefined,
            q: query.search || undefined,
            filters: query.filter ?? filters.values,
          },
          query.signal,
        ),
      );
      return {
        data: items,
        nextCursor: page.nextCursor,
        prevCursor: page.prevCursor,
        totalCount: page.totalItems,
      };
    },
  });
  const { data } = table.tableProps;
  useEffect(() => {
    if (data) {
      noteSeen(data);
    }
  }, [data, noteSeen]);

  const changes = useChanges();
  const loadedAfter = useRef(changes);
  const { reload } = table;
  useEffect(() => {
    if (loadedAfter.current !== changes) {
      loadedAfter.current = changes;
      reload();
    }
  }, [changes, reload]);

  return {
    table,
    filters,
    search,
    setSearch: useCallback((text: string) => set({ [SEARCH]: text }), [set]),
    clear: () =>
      set(
        Object.fromEntries([...names, SEARCH].map(name => [name, undefined])),
      ),
    isNarrowed: !filters.isEmpty || search !== '',
    isPageGone: pages.isGone,
  };
}

function descriptorOf(text: string | undefined): SortDescriptor | null {
  return text === undefined
    ? null
    : {
        column: `${COLUMN}${text.replace(/^-/, '')}`,
        direction: text.startsWith('-') ? 'descending' : 'ascending',
      };
}

function textOf({ column, direction }: SortDescriptor): string {
  const field = String(column).slice(COLUMN.length);
  return direction === 'descending' ? `-${field}` : field;
}
