import { ResponseError } from '@backstage/errors';

/** What the server said of a request that failed; what the browser said where there was no answer. */
export function messageOf(error: unknown): string {
  if (ResponseError.is(error)) {
    return error.cause.message;
  }
  return error instanceof Error ? error.message : String(error);
}
