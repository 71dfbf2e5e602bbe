import { ResponseError } from '@backstage/errors';

/** Why something could not be loaded, as far as it changes what the user can do. */
export type LoadFailure =
  | { readonly kind: 'not-permitted' }
  /** What was asked for cannot be used, and the message names it. */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unavailable' };

/** Tells apart what a failed request can mean. */
export function failureOf(error: unknown): LoadFailure {
  if (ResponseError.is(error)) {
    const { statusCode, cause } = error;
    if (statusCode === 403) {
      return { kind: 'not-permitted' };
    }
    // A backend without the plugin answers a bare 404.
    if (
      statusCode === 400 ||
      (statusCode === 404 && cause.name === 'NotFoundError')
    ) {
      return { kind: 'refused', message: cause.message };
    }
  }
  return { kind: 'unavailable' };
}
