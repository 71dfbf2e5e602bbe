import { OUR_PART } from './ourPart.mjs';

/** Pixels by which two things may lie over each other, for the letters that stand out of their line. */
const TOLERANCE = 4;

/** Runs in the page: what of its content stands out of the window, and what lies over something else. */
function inspectLayout({ part, tolerance }) {
  const root = document.querySelector(part);
  const name = element =>
    `${element.tagName.toLowerCase()} '${(
      element.getAttribute('aria-label') ?? element.textContent
    )
      .trim()
      .slice(0, 60)}'`;
  const clips = element => getComputedStyle(element).overflowX !== 'visible';

  /** What of a box is to be seen inside everything that cuts it off. */
  const seen = (box, element) => {
    let { left, right, top, bottom } = box;
    for (
      let around = element;
      around && around !== document.body;
      around = around.parentElement
    ) {
      if (clips(around)) {
        const edge = around.getBoundingClientRect();
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
        top = Math.max(top, edge.top);
        bottom = Math.min(bottom, edge.bottom);
      }
    }
    return { left, right, top, bottom };
  };

  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      node.data.trim() !== '' &&
      element.checkVisibility({ opacityProperty: true })
    ) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const box = seen(rect, element);
        // Words for screen readers alone stand in a box of one pixel.
        if (box.right - box.left > 2 && box.bottom - box.top > 2) {
          texts.push({ element, box });
        }
      }
    }
  }

  const outside = texts
    .filter(
      ({ box }) =>
        box.right > document.documentElement.clientWidth + 1 || box.left < -1,
    )
    .map(({ element }) => name(element));

  const covered = [];
  const ordered = texts.sort((a, b) => a.box.top - b.box.top);
  ordered.forEach((one, index) => {
    for (
      let next = index + 1;
      next < ordered.length &&
      ordered[next].box.top < one.box.bottom - tolerance;
      next++
    ) {
      const other = ordered[next];
      const across =
        Math.min(one.box.right, other.box.right) -
        Math.max(one.box.left, other.box.left);
      if (across > tolerance && one.element !== other.element) {
        covered.push(`${name(one.element)} and ${name(other.element)}`);
      }
    }
  });

  return {
    sideways:
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
    outside,
    covered,
  };
}

/** What is wrong with where things are: pixels to scroll sideways, texts outside of the window, texts over each other. */
export async function layoutProblems(page) {
  const { sideways, outside, covered } = await page.evaluate(inspectLayout, {
    part: OUR_PART,
    tolerance: TOLERANCE,
  });
  return [
    ...(sideways > 0 ? [`The page scrolls sideways by ${sideways} px`] : []),
    ...outside.map(text => `Outside of the window: ${text}`),
    ...covered.map(text => `Over each other: ${text}`),
  ];
}
