import { useCallback, useEffect, useState } from 'react';
import { failureOf, LoadFailure } from './failureOf';
import { useChanges } from './useChanges';
import { pollWhileVisible } from './pollWhileVisible';

const FAILED_DELAY = 60_000;

/** What is known of something that is loaded: nothing at first, then an answer, a failure, or both. */
export interface Loaded<T> {
  /** The last answer. It stays when a later load fails, unless the reader may no longer see it. */
  readonly data?: T;
  /** When the answer arrived, in milliseconds. */
  readonly loadedAt?: number;
  /** Why the last load failed. */
  readonly failure?: LoadFailure;
}

/**
 * Loads something, and again after the delay that the answer asks for, in milliseconds.
 *
 * @param key - what is loaded; an answer for another key is not shown.
 * @param load - keeps its identity as long as the key stays the same.
 */
export function useLoaded<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  delayOf: (data: T) => number,
): Loaded<T> & { readonly retry: () => void } {
  const [state, setState] = useState<{ key: string } & Loaded<T>>({ key });
  const [attempt, setAttempt] = useState(0);
  const changes = useChanges();
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(
    () =>
      pollWhileVisible(async signal => {
        try {
          const data = await load(signal);
          if (!signal.aborted) {
            setState({ key, data, loadedAt: Date.now() });
          }
          return delayOf(data);
        } catch (error) {
          if (!signal.aborted) {
            const failure = failureOf(error);
            setState(last => {
              const stays =
                last.key === key &&
                failure.kind !== 'not-permitted' &&
                failure.kind !== 'not-found';
              return stays ? { ...last, failure } : { key, failure };
            });
          }
          return FAILED_DELAY;
        }
      }),
    [key, load, delayOf, attempt, changes],
  );

  // An answer about what was shown before must not flash up under the name of this.
  return state.key === key ? { ...state, retry } : { retry };
}
