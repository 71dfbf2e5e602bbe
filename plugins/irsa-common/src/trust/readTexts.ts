import { pathOfIndex } from './path';
import type { PlacedText } from './policyModel';
import { problem } from './problem';
import type { TrustProblem } from './types';

/** Reads a text or a list of texts; in conditions numbers and Booleans are texts without quotes. */
export function readTexts(
  value: unknown,
  path: string,
  faults: TrustProblem[],
  isCondition: boolean,
): PlacedText[] {
  const texts: PlacedText[] = [];
  const read = (item: unknown, itemPath: string) => {
    const isPlain =
      isCondition &&
      (typeof item === 'boolean' ||
        (typeof item === 'number' && Math.abs(item) < 1e15));
    if (typeof item === 'string' || isPlain) {
      texts.push({ value: String(item), path: itemPath });
    } else {
      faults.push(
        problem(
          'MALFORMED_POLICY',
          itemPath,
          isCondition
            ? 'A condition value is a text, a number or a Boolean.'
            : 'The value is a text or a list of texts.',
        ),
      );
    }
  };
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) =>
      read(item, pathOfIndex(path, index)),
    );
  } else {
    read(value, path);
  }
  return texts;
}
