import { ResponseError } from '@backstage/errors';

/** Why something could not be loaded, as far as it changes what the user can do. */
export interface LoadFailure {
  readonly kind: 'not-permitted' | 'unavailable';
}

/** Tells apart what a failed request can mean. */
export function failureOf(error: unknown): LoadFailure {
  const isRefused = ResponseError.is(error) && error.statusCode === 403;
  return { kind: isRefused ? 'not-permitted' : 'unavailable' };
}
