import type { PathStep } from '../path';
import type { JsonNode } from './scan';

/**
 * A range of text; lines and columns start at 1, the end is exclusive.
 *
 * @public
 */
export interface TextPosition {
  /** Line of the first character. */
  line: number;
  /** Column of the first character. */
  column: number;
  /** Line of the end. */
  endLine?: number;
  /** Column after the last character. */
  endColumn?: number;
}

/** Turns offsets of one text into lines and columns. */
export function createLineIndex(
  text: string,
): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}

/** Walks a scanned document along a path. */
export function nodeAt(
  root: JsonNode,
  steps: readonly PathStep[],
): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const step of steps) {
    if (!node) {
      return undefined;
    }
    node =
      typeof step === 'number'
        ? node.elements?.[step]
        : node.members?.get(step);
  }
  return node;
}
