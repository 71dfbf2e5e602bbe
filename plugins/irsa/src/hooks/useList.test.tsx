import { act, renderHook, waitFor } from '@testing-library/react';
import type { ListPage } from 'backstage-plugin-irsa-common';
import { PropsWithChildren } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { aResponseError } from '../__testUtils__/aResponseError';
import { ListQuery, useList } from './useList';

type Item = { readonly id: string };
type Load = (query: ListQuery<'owner'>) => Promise<ListPage<Item>>;

const NAMES = ['owner'] as const;
const page = (
  id: string,
  cursors: Partial<ListPage<Item>>,
): ListPage<Item> => ({
  items: [{ id }],
  totalItems: 3,
  ...cursors,
});
/** Three pages of one item each, as the server answers. */
const PAGES: Record<string, ListPage<Item>> = {
  '': page('one', { nextCursor: 'after-one' }),
  'after-one': page('two', {
    nextCursor: 'after-two',
    prevCursor: 'before-two',
  }),
  'before-two': page('one', { nextCursor: 'after-one' }),
  'after-two': page('three', { prevCursor: 'before-three' }),
  'after-three': { items: [], totalItems: 3 },
};

function render(url: string, answer?: Load) {
  const load = jest.fn<ReturnType<Load>, Parameters<Load>>(
    answer ??
      (async ({ cursor = '' }) => {
        if (!PAGES[cursor]) {
          throw await aResponseError(400, 'InputError');
        }
        return PAGES[cursor];
      }),
  );
  const { result } = renderHook(
    () => ({ list: useList(NAMES, load), location: useLocation() }),
    {
      wrapper: ({ children }: PropsWithChildren) => (
        <MemoryRouter initialEntries={[url]}>{children}</MemoryRouter>
      ),
    },
  );
  const seen = () => ({
    items: result.current.list.table.tableProps.data?.map(({ id }) => id),
    url: result.current.location.search,
    isPageGone: result.current.list.isPageGone,
  });
  const press = (which: 'onNextPage' | 'onPreviousPage') => {
    const { pagination } = result.current.list.table.tableProps;
    act(() => {
      if (pagination.type === 'page') {
        pagination[which]?.();
      }
    });
  };
  return { load, result, seen, press };
}

it('keeps the page that is seen in the URL, on the way back too', async () => {
  const { press, seen } = render('/?owner=a');
  await waitFor(() => expect(seen().items).toEqual(['one']));
  expect(seen().url).toBe('?owner=a');

  press('onNextPage');
  await waitFor(() =>
    expect(seen()).toEqual({
      items: ['two'],
      url: '?owner=a&cursor=after-one',
      isPageGone: false,
    }),
  );
  press('onPreviousPage');
  await waitFor(() =>
    expect(seen()).toEqual({
      items: ['one'],
      url: '?owner=a',
      isPageGone: false,
    }),
  );
});

it('opens the page that the URL names, with the way to those before and after it', async () => {
  const { load, press, seen } = render('/?cursor=after-one');
  await waitFor(() => expect(seen().items).toEqual(['two']));
  expect(load).toHaveBeenCalledTimes(1);
  expect(seen().url).toBe('?cursor=after-one');

  press('onNextPage');
  await waitFor(() =>
    expect(seen()).toMatchObject({
      items: ['three'],
      url: '?cursor=after-two',
    }),
  );
  press('onPreviousPage');
  await waitFor(() =>
    expect(seen()).toMatchObject({ items: ['two'], url: '?cursor=after-one' }),
  );
  press('onPreviousPage');
  await waitFor(() =>
    expect(seen()).toMatchObject({ items: ['one'], url: '?cursor=before-two' }),
  );
});

it.each([
  ['is refused by the server', 'of-another-order'],
  ['has nothing after it any more', 'after-three'],
])(
  'shows the first page, and says so, where the place in the URL %s',
  async (_, cursor) => {
    const { press, seen } = render(`/?cursor=${cursor}`);
    await waitFor(() =>
      expect(seen()).toEqual({ items: ['one'], url: '', isPageGone: true }),
    );
    press('onNextPage');
    await waitFor(() =>
      expect(seen()).toEqual({
        items: ['two'],
        url: '?cursor=after-one',
        isPageGone: false,
      }),
    );
  },
);

it('begins at the first page when a filter changes', async () => {
  const { load, result, seen } = render('/?cursor=after-one');
  await waitFor(() => expect(seen().items).toEqual(['two']));

  act(() => result.current.list.filters.set('owner', ['a']));
  await waitFor(() =>
    expect(seen()).toMatchObject({ items: ['one'], url: '?owner=a' }),
  );
  expect(load.mock.lastCall?.[0]).toMatchObject({
    cursor: undefined,
    filters: { owner: ['a'] },
  });
});

it('does not take another failure for a page that is gone', async () => {
  const { load, result } = render('/?cursor=after-one', async () => {
    throw await aResponseError(503, 'ServiceUnavailableError');
  });
  await waitFor(() =>
    expect(result.current.list.table.tableProps.error).toBeDefined(),
  );
  expect(load).toHaveBeenCalledTimes(1);
  expect(result.current.location.search).toBe('?cursor=after-one');
});
