/**
 * Goes through items until a signal is aborted, even where whoever makes them does not listen to it.
 *
 * @param onLeftBehind - gets what goes wrong later in an iterable that was left.
 */
export async function* untilAborted<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
  onLeftBehind: (error: unknown) => void,
): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (;;) {
      const result = await orAborted(iterator.next(), signal);
      if (result.done) {
        isDone = true;
        return;
      }
      yield result.value;
    }
  } finally {
    if (!isDone) {
      // Not waited for: one that hangs would never let go.
      iterator.return?.().catch(onLeftBehind);
    }
  }
}

/** Listens only as long as it waits, so that nothing of the items is kept. */
async function orAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let stopListening = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    stopListening = () => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) {
      onAbort();
    }
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    stopListening();
  }
}
