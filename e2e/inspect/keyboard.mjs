import { OUR_PART } from './ourPart.mjs';

/** More stops than any page has. */
const MOST_STOPS = 400;

/** Inside of these, arrow keys lead on, so that Tab stops once in each. */
const COMPOSITE =
  '[role="grid"], [role="tablist"], [role="radiogroup"], [role="toolbar"]';

/** Runs in the page: marks everything that Tab has to reach in its content. */
function markTargets({ part, composite }) {
  const root = document.querySelector(part);
  const targets = [
    ...root.querySelectorAll(
      'a[href], button, input, select, textarea, [tabindex]',
    ),
  ].filter(
    element =>
      element.tabIndex >= 0 &&
      !element.disabled &&
      !element.closest('[inert], [aria-hidden="true"]') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  targets.forEach((element, index) => {
    const stop = element.closest(composite) ?? element;
    stop.dataset.stop ??= String(index);
  });
  // Tab goes on from here.
  root.tabIndex = -1;
  root.focus();
  root.removeAttribute('tabindex');
}

/** Runs in the page: what has the focus, and whether that shows. */
async function lookAtFocus(part) {
  const element = document.activeElement;
  if (!element?.closest(part)) {
    return undefined;
  }
  const looks = () => {
    const parts = [];
    for (
      let around = element, steps = 0;
      around && steps < 4;
      around = around.parentElement, steps++
    ) {
      for (const pseudo of [null, '::before', '::after']) {
        const style = getComputedStyle(around, pseudo);
        parts.push(
          style.outline,
          style.boxShadow,
          style.borderColor,
          style.backgroundColor,
          style.textDecoration,
          style.opacity,
        );
      }
    }
    return parts.join();
  };
  const nextFrame = () =>
    new Promise(resolve => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  await nextFrame();
  const stop = element.closest('[data-stop]')?.dataset.stop;
  // A field for a date has stops of its own inside, and would start from its first one again.
  if (window.lastLookedAt === element) {
    return { stop, shows: true, inWindow: true };
  }
  window.lastLookedAt = element;
  const focused = looks();
  element.blur();
  await nextFrame();
  const rest = looks();
  element.focus();
  const box = element.getBoundingClientRect();
  return {
    stop,
    name: `${element.tagName.toLowerCase()} '${(
      element.getAttribute('aria-label') ?? element.textContent
    )
      .trim()
      .slice(0, 60)}'`,
    shows: focused !== rest,
    inWindow: box.bottom > 0 && box.top < window.innerHeight,
  };
}

/** Walks through the content of a page with Tab. Says what is not reached, and where the focus does not show. */
export async function keyboardProblems(page) {
  await page.evaluate(markTargets, {
    part: OUR_PART,
    composite: COMPOSITE,
  });
  const problems = [];
  const reached = new Set();
  for (let count = 0; count < MOST_STOPS; count++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(lookAtFocus, OUR_PART);
    if (!focus) {
      break;
    }
    reached.add(focus.stop);
    if (!focus.shows) {
      problems.push(`The focus does not show: ${focus.name}`);
    }
    if (!focus.inWindow) {
      problems.push(`The focus is outside of the window: ${focus.name}`);
    }
  }
  const missed = await page.evaluate(
    stops =>
      [...document.querySelectorAll('[data-stop]')]
        .filter(element => !stops.includes(element.dataset.stop))
        .map(element => element.outerHTML.slice(0, 160)),
    [...reached],
  );
  return [...problems, ...missed.map(html => `Tab does not reach ${html}`)];
}
