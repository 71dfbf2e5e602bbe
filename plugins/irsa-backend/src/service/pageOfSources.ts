import { InputError } from '@backstage/errors';
import {
  ListOptions,
  ListPage,
  SourceState,
} from 'backstage-plugin-irsa-common';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 200;

/** A place in the list: everything after, or before, one id. */
interface Cursor {
  readonly after?: string;
  readonly before?: string;
}

/**
 * One page of the sources by id. The cursor names an id and not a number, so that sources that come and go move nothing to another page.
 *
 * @throws InputError when the limit or the cursor cannot be used.
 */
export async function pageOfSources(
  query: ListOptions,
  store: {
    load(range: Cursor & { limit: number }): Promise<SourceState[]>;
    count(): Promise<number>;
  },
): Promise<ListPage<SourceState>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(`limit must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  const cursor = decodeCursor(query.cursor);
  const backwards = cursor.before !== undefined;
  // One more than asked for tells whether there is a page beyond.
  const loaded = await store.load({ ...cursor, limit: limit + 1 });
  const more = loaded.length > limit;
  const items = loaded.slice(0, limit);
  if (backwards) {
    items.reverse();
  }
  const hasNext = backwards || more;
  const hasPrevious = backwards ? more : cursor.after !== undefined;
  const first = items[0];
  const last = items[items.length - 1];
  return {
    items,
    totalItems: await store.count(),
    ...(hasNext && last
      ? { nextCursor: encodeCursor({ after: last.id }) }
      : {}),
    ...(hasPrevious && first
      ? { prevCursor: encodeCursor({ before: first.id }) }
      : {}),
  };
}

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function decodeCursor(text: string | undefined): Cursor {
  if (text === undefined) {
    return {};
  }
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof cursor?.after === 'string') {
      return { after: cursor.after };
    }
    if (typeof cursor?.before === 'string') {
      return { before: cursor.before };
    }
  } catch {
    // Falls through to the one message for every cursor that is not ours.
  }
  throw new InputError(
    'cursor is not one that this list gave out; leave it away to begin at the first page',
  );
}
