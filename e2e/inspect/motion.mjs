/** What moves on a page without end, by the name of its animation. */
export const movements = page =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        animation =>
          animation.playState === 'running' &&
          animation.effect?.getComputedTiming().iterations === Infinity,
      )
      .map(
        animation => animation.animationName ?? animation.transitionProperty,
      ),
  );
