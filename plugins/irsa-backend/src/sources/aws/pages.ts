import { AwsCall } from './calls';

/** A page of a list of AWS. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** An answer that AWS would not give, or a list that cannot be read to its end. */
export class BrokenAnswerError extends Error {
  override name = 'BrokenAnswerError';
}

/**
 * Yields the pages of a list up to its last one.
 *
 * @throws BrokenAnswerError when the list comes back to a page that was read already, which would never end.
 */
export async function* pages<T>(
  call: AwsCall,
  read: (token: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await read(token);
    yield page.items;
    token = page.next;
    if (token !== undefined && seen.has(token)) {
      throw new BrokenAnswerError(
        `${call.service}:${call.operation} names a page that it has given already, so the list has no end. The next read tries again.`,
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
 * @throws BrokenAnswerError when more follows and nothing says where, since what is missing then would look as if it did not exist.
 */
export function iamMarker(answer: {
  IsTruncated?: boolean;
  Marker?: string;
}): string | undefined {
  if (answer.IsTruncated && !answer.Marker) {
    throw new BrokenAnswerError(
      'the list says that more follows, and not where',
    );
  }
  return answer.IsTruncated ? answer.Marker : undefined;
}

/**
 * The list in an answer.
 *
 * @throws BrokenAnswerError when there is none: whoever answered is not AWS, and an empty list would mean that nothing exists.
 */
export function listIn<T>(list: readonly T[] | undefined): readonly T[] {
  if (!list) {
    throw new BrokenAnswerError(
      'the answer has no list, not even an empty one',
    );
  }
  return list;
}
