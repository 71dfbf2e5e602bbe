/** Milliseconds after which a source that goes on failing is tried again, whatever happened before. */
const LONGEST_PAUSE = 3_600_000;
/** By how much a pause is made longer or shorter, so that sources which failed together are not tried together. */
const JITTER = 0.1;

/**
 * How long to leave a source alone, in milliseconds. The pause doubles with each failure after the first, up to an hour, or to the frequency where
 * that is longer.
 *
 * @param failures - attempts in a row that failed; 0 after one that did not.
 * @param random - from 0 to 1.
 */
export function pauseBeforeNextRead(
  frequency: number,
  failures: number,
  random: number,
): number {
  if (failures === 0) {
    return frequency;
  }
  const pause = Math.min(
    frequency * 2 ** (failures - 1),
    Math.max(frequency, LONGEST_PAUSE),
  );
  return pause * (1 - JITTER + 2 * JITTER * random);
}
