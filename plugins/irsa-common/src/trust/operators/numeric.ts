import { orderedOperators } from './ordered';

/** The digits that a double holds exactly; beyond them a comparison could lie. */
const EXACT_DIGITS = 15;

function readNumber(text: string): number | undefined {
  const digits = /^[+-]?(\d+)(?:\.(\d+))?$/.exec(text);
  if (!digits || digits[1].length + (digits[2]?.length ?? 0) > EXACT_DIGITS) {
    return undefined;
  }
  return Number(text);
}

/** Integer and decimal comparisons. */
export const numericOperators = orderedOperators('Numeric', readNumber);
