import { setTimeout as sleep } from 'node:timers/promises';
import { KubernetesReadError } from './KubernetesReader';

const ATTEMPTS = 5;
/** Retries in one read of a cluster: one that fails now and then is read, one that fails all the time is left alone. */
const BUDGET = 30;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;

/** How long to wait before attempt 2, 3, …; a random part keeps many clusters from asking at the same moment again. */
export function retryDelay(attempt: number, asked: number | undefined): number {
  const growing = FIRST_DELAY * 2 ** (attempt - 2);
  const jittered = growing * (0.5 + Math.random());
  return Math.min(LONGEST_DELAY, Math.max(jittered, asked ?? 0));
}

/** Calls again what may work a little later. */
export type Retry = <T>(
  call: () => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

/** A {@link Retry} with the budget of one read. */
export function createRetry(delay = retryDelay): Retry {
  let budget = BUDGET;
  return async (call, signal) => {
    for (let attempt = 2; ; attempt++) {
      try {
        return await call();
      } catch (error) {
        if (
          !(error instanceof KubernetesReadError) ||
          error.failure !== 'unavailable' ||
          attempt > ATTEMPTS ||
          budget === 0
        ) {
          throw error;
        }
        budget -= 1;
        await sleep(delay(attempt, error.retryAfter), undefined, { signal });
      }
    }
  };
}
