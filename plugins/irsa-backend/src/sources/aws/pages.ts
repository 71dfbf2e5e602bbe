/** A page of a list of AWS. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** A list that cannot be read to its end. */
export class BrokenListError extends Error {
  override name = 'BrokenListError';
}

/**
 * Yields the pages of a list up to its last one.
 *
 * @throws BrokenListError when the list comes back to a page that was read already, which would never end.
 */
export async function* pages<T>(
  read: (token: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await read(token);
    yield page.items;
    token = page.next;
    if (token !== undefined && seen.has(token)) {
      throw new BrokenListError(
        'The list names a page that it has given already, so it has no end.',
      );
    }
    if (token !== undefined) {
      seen.add(token);
    }
  } while (token !== undefined);
}

/**
 * Where the next page of a list of IAM begins.
 *
 * @throws BrokenListError when more follows and nothing says where, since what is missing then would look as if it did not exist.
 */
export function iamMarker(answer: {
  IsTruncated?: boolean;
  Marker?: string;
}): string | undefined {
  if (answer.IsTruncated && !answer.Marker) {
    throw new BrokenListError(
      'The list says that more follows, and not where.',
    );
  }
  return answer.IsTruncated ? answer.Marker : undefined;
}
