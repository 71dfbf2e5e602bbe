import { setImmediate } from 'node:timers/promises';

/** Milliseconds for which the event loop is held at a time. */
const SLICE = 5;

let lastTurn: Promise<void> = Promise.resolve();

/** Waits for the next turn of the event loop that nobody else here has: however many take steps at once, others wait for one slice of one of them. */
async function nextTurn(): Promise<void> {
  const turn = lastTurn.then(() => setImmediate());
  lastTurn = turn;
  return turn;
}

/** Takes steps to their end, and lets others have a turn in between. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let sliceEnd = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (performance.now() > sliceEnd) {
      await nextTurn();
      sliceEnd = performance.now() + SLICE;
    }
  }
}
