/**
 * Runs a task now, and again whenever the delay that it answers has passed. While the page is hidden nothing runs; when it is
 * seen again, what has become due runs at once. Returns a function that stops it all.
 */
export function pollWhileVisible(
  task: (signal: AbortSignal) => Promise<number>,
): () => void {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let due = Date.now();

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    const wait = due - Date.now();
    if (
      running ||
      controller.signal.aborted ||
      document.visibilityState === 'hidden'
    ) {
      return;
    }
    if (wait > 0) {
      timer = setTimeout(run, wait);
      return;
    }
    running = true;
    const delay = await task(controller.signal);
    due = Date.now() + delay;
    running = false;
    await run();
  };

  document.addEventListener('visibilitychange', run);
  run();
  return () => {
    controller.abort();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', run);
  };
}
