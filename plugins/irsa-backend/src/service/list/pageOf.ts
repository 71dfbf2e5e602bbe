import { InputError } from '@backstage/errors';
import { ListOptions, ListPage } from 'backstage-plugin-irsa-common';
import { Keyed } from '../index/Order';

/** Items on a page when nothing is said. */
export const DEFAULT_LIMIT = 25;
/** Items on a page at most. */
export const MAX_LIMIT = 200;

/** A place in a list: after, or before, the item with a key in one order. */
interface Cursor {
  readonly sort: string;
  readonly after?: string;
  readonly before?: string;
}

/**
 * One page of a sorted list. The cursor holds the key of an item and not a number, so that items that come and go meanwhile move nothing to
 * another page.
 *
 * @param sorted - everything that the reader may see and asks for.
 * @param sort - name of the order; `isDescending` for the opposite one.
 * @throws InputError when the cursor cannot be used.
 */
export function pageOf<Row>(
  sorted: readonly Keyed<Row>[],
  sort: { readonly name: string; readonly isDescending: boolean },
  { limit = DEFAULT_LIMIT, cursor: text }: ListOptions,
): ListPage<Row> {
  const name = sort.isDescending ? `-${sort.name}` : sort.name;
  const cursor = text === undefined ? undefined : decodeCursor(text, name);
  const total = sorted.length;
  // Places are counted in the order of the answer.
  const at = (place: number) =>
    sorted[sort.isDescending ? total - 1 - place : place];
  const isBefore = (place: number, key: string) =>
    sort.isDescending ? at(place).key > key : at(place).key < key;

  let from = 0;
  let to = Math.min(limit, total);
  if (cursor?.after !== undefined) {
    const { after } = cursor;
    from = firstPlace(total, place => !isBefore(place, after));
    from += from < total && at(from).key === after ? 1 : 0;
    to = Math.min(from + limit, total);
  } else if (cursor?.before !== undefined) {
    const { before } = cursor;
    to = firstPlace(total, place => !isBefore(place, before));
    from = Math.max(0, to - limit);
  }
  const items: Row[] = [];
  for (let place = from; place < to; place++) {
    items.push(at(place).row);
  }
  const hasItems = from < to;
  return {
    items,
    totalItems: total,
    ...(to < total && hasItems
      ? { nextCursor: encodeCursor({ sort: name, after: at(to - 1).key }) }
      : {}),
    ...(from > 0 && hasItems
      ? { prevCursor: encodeCursor({ sort: name, before: at(from).key }) }
      : {}),
  };
}

/** The first of the places from 0 to a total for which something holds that holds for all places after it; the total where there is none. */
function firstPlace(total: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, total];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decodeCursor(text: string, sort: string): Cursor {
  let cursor: Partial<Cursor> | undefined;
  try {
    cursor = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Falls through to the one message for every cursor that is not ours.
  }
  if (typeof cursor?.after !== 'string' && typeof cursor?.before !== 'string') {
    throw new InputError(
      'cursor is not one that this list gave out; leave it away to begin at the first page',
    );
  }
  if (cursor.sort !== sort) {
    throw new InputError(
      `cursor belongs to another order than sort=${sort}; leave it away to begin at the first page`,
    );
  }
  return cursor as Cursor;
}
