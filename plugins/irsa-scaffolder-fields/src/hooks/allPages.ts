import type { ListPage } from 'backstage-plugin-irsa-common';

const LIMIT = 200;
/** Pages that a field waits for; a list that is longer is said to be so. */
const MOST_PAGES = 10;

/** Items of a list, and whether these are all. */
export interface Pages<T> {
  readonly items: readonly T[];
  readonly isWhole: boolean;
}

/** Reads a list page by page, up to 2000 items. */
export async function allPages<T>(
  load: (page: {
    readonly limit: number;
    readonly cursor?: string;
  }) => Promise<ListPage<T>>,
): Promise<Pages<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await load({ limit: LIMIT, ...(cursor && { cursor }) });
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === undefined) {
      return { items, isWhole: true };
    }
  }
  return { items, isWhole: false };
}
