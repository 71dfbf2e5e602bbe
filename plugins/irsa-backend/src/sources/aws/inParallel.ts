/**
 * Reads things side by side, a few at once, and yields what each gave in the order of the things. The first error ends it.
 */
export async function* inParallel<T, R>(
  things: readonly T[],
  atOnce: number,
  read: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  let next = 0;
  const startMore = () => {
    while (next < things.length && running.length < atOnce) {
      const reading = read(things[next]);
      // It is awaited in its turn; until then a failure is nobody's yet.
      reading.catch(() => undefined);
      running.push(reading);
      next += 1;
    }
  };
  startMore();
  while (running.length > 0) {
    const [first] = running;
    const result = await first;
    running.shift();
    startMore();
    yield result;
  }
}
