import { useCallback, useEffect, useState } from 'react';
import { failureOf, LoadFailure } from './failureOf';

/** What is known of something that is loaded. */
export interface Answer<T> {
  /** The last answer. It stays while the next one is loaded, and goes when that fails. */
  readonly data?: T;
  readonly failure?: LoadFailure;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/**
 * Loads something whenever the question changes.
 *
 * @param load - keeps its identity as long as the question stays the same; undefined where there is nothing to ask.
 * @param pause - milliseconds to wait whether the question changes again.
 */
export function useAnswer<T>(
  load: ((signal: AbortSignal) => Promise<T>) | undefined,
  pause: number = 0,
): Answer<T> {
  const [state, setState] = useState<Omit<Answer<T>, 'retry'>>({
    isLoading: load !== undefined,
  });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    if (!load) {
      setState({ isLoading: false });
      return undefined;
    }
    const controller = new AbortController();
    const ask = async () => {
      try {
        const data = await load(controller.signal);
        return { data, isLoading: false };
      } catch (error) {
        return { failure: failureOf(error), isLoading: false };
      }
    };
    setState(({ data }) => ({ data, isLoading: true }));
    const timer = setTimeout(async () => {
      const next = await ask();
      if (!controller.signal.aborted) {
        setState(next);
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [load, pause, attempt]);

  return { ...state, retry };
}
