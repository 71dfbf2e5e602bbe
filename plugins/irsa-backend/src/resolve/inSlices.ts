import { setImmediate } from 'node:timers/promises';

/** Milliseconds for which the event loop is held at a time. */
const SLICE = 10;

/** Takes steps to their end, and lets others have a turn in between. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (performance.now() > sliceEnd) {
      await setImmediate();
      sliceEnd = performance.now() + SLICE;
    }
  }
}
