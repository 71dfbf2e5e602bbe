const STEP = 120;
const PAUSE = 16;

/** Runs in the page: notes from now on what holds its thread for longer than 50 ms, which is when a browser calls a task long. */
function watch() {
  window.longTasks = [];
  const observer = new PerformanceObserver(list =>
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  );
  observer.observe({ type: 'longtask' });
}

/** Forgets the long tasks so far. */
const forget = page =>
  page.evaluate(() => {
    window.longTasks = [];
  });

const longTasks = page => page.evaluate(() => window.longTasks);

/** Scrolls with the wheel to the end of a page and back. */
async function wheel(page) {
  await page.mouse.move(900, 500);
  const height = await page.evaluate(
    () => document.documentElement.scrollHeight,
  );
  for (const direction of [1, -1]) {
    for (let at = 0; at < height; at += STEP) {
      await page.mouse.wheel(0, direction * STEP);
      await page.waitForTimeout(PAUSE);
    }
  }
  return height;
}

/**
 * Opens a page, scrolls through it, and tells the milliseconds of the long tasks.
 *
 * @returns `{ height, opening, scrolling }`
 */
export async function measureScrolling(page, address, ready) {
  await page.addInitScript(watch);
  await page.goto(address);
  await page.getByText(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  const opening = await longTasks(page);
  await forget(page);
  const height = await wheel(page);
  return { height, opening, scrolling: await longTasks(page) };
}

/** Tells the milliseconds of the long tasks while something is done. */
export async function measureLongTasks(page, action) {
  await forget(page);
  await action();
  return longTasks(page);
}
