import { ResponseError } from '@backstage/errors';

/** Why an identity could not be loaded, as far as it changes what the reader can do. */
export type LoadFailure =
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'no-backend' }
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unreachable' };

/** Tells apart what a failed request can mean. */
export function failureOf(error: unknown): LoadFailure {
  if (ResponseError.is(error)) {
    switch (error.statusCode) {
      case 403:
        return { kind: 'not-permitted' };
      case 404:
        // The plugin names the missing entity; a backend without the plugin answers a bare 404.
        return error.cause.name === 'NotFoundError'
          ? { kind: 'not-found' }
          : { kind: 'no-backend' };
      default:
        return { kind: 'answered', status: error.statusCode };
    }
  }
  // A page of HTML where JSON should be comes from a proxy, or from the app itself where no backend plugin took the path.
  return error instanceof SyntaxError
    ? { kind: 'unreadable' }
    : { kind: 'unreachable' };
}
