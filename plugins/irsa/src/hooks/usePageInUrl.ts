import { ResponseError } from '@backstage/errors';
import type { ListPage } from 'backstage-plugin-irsa-common';
import { useCallback, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

const CURSOR = 'cursor';

/** Keeps the page of a list that is seen in the URL, so that it can be sent to somebody. */
export interface PageInUrl {
  /**
   * Loads a page. The first page that is asked for is the one that the URL names; where that is gone, the first one of the list.
   *
   * @param load - asks the server for the page at a cursor, or for the first one.
   */
  readonly load: <T>(
    cursor: string | undefined,
    load: (cursor: string | undefined) => Promise<ListPage<T>>,
  ) => Promise<{ readonly page: ListPage<T>; readonly items: T[] }>;
  /** Notes which of the loaded pages is seen now, by its items. */
  readonly noteSeen: (items: readonly unknown[]) => void;
  /** True where the page that the URL named is gone, so that the first one is shown in its place. */
  readonly isGone: boolean;
}

/**
 * @param view - says which list this is, filters and order among it; the URL's page belongs to the view that was there at first.
 */
export function usePageInUrl(view: string): PageInUrl {
  const [parameters, setParameters] = useSearchParams();
  const inUrl = parameters.get(CURSOR) ?? undefined;
  const first = useRef({ view, cursor: inUrl });
  const cursors = useRef(new WeakMap<object, string | undefined>());
  const [isGone, setGone] = useState(false);

  const load: PageInUrl['load'] = useCallback(
    async (asked, ask) => {
      const named =
        first.current.view === view ? first.current.cursor : undefined;
      let cursor = asked ?? named;
      let page;
      let gone = false;
      try {
        page = await ask(cursor);
        // What followed the page's place has gone meanwhile, and nothing would lead back from there.
        gone =
          cursor !== undefined &&
          cursor === named &&
          page.items.length === 0 &&
          page.totalItems > 0;
      } catch (error) {
        const isRefused = ResponseError.is(error) && error.statusCode === 400;
        if (asked !== undefined || named === undefined || !isRefused) {
          throw error;
        }
        gone = true;
        page = { items: [], totalItems: 0 };
      }
      if (gone) {
        cursor = undefined;
        page = await ask(cursor);
      }
      first.current = { view, cursor: undefined };
      setGone(gone);
      const items = [...page.items];
      cursors.current.set(items, cursor);
      return { page, items };
    },
    [view],
  );

  const noteSeen = useCallback(
    (items: readonly unknown[]) => {
      const cursor = cursors.current.get(items);
      if (!cursors.current.has(items) || cursor === inUrl) {
        return;
      }
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          if (cursor === undefined) {
            next.delete(CURSOR);
          } else {
            next.set(CURSOR, cursor);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [inUrl, setParameters],
  );

  return { load, noteSeen, isGone };
}
