import { useSyncExternalStore } from 'react';

let count = 0;
const listeners = new Set<() => void>();

/** Says that the reader has changed something on the server, so that what is shown is loaded again. */
export function tellChange(): void {
  count += 1;
  listeners.forEach(listener => listener());
}

/** How often something was changed; whoever shows what may have changed loads it again when the number is another one. */
export function useChanges(): number {
  return useSyncExternalStore(subscribe, current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function current(): number {
  return count;
}
