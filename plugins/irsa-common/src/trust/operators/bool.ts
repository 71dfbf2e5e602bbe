import { formatGlob } from '../glob';
import { foldCase } from '../letterCase';
import type { Pattern } from '../pattern';
import type { TrustMatch } from '../types';
import { matchOf } from './operator';
import type { Operator } from './operator';

function readBoolean(text: string): boolean | undefined {
  const folded = foldCase(text);
  if (folded === 'true') {
    return true;
  }
  return folded === 'false' ? false : undefined;
}

function compareBooleans(expected: Pattern, actual: string): TrustMatch {
  const wanted = expected.approximate
    ? undefined
    : readBoolean(formatGlob(expected.glob));
  const found = readBoolean(actual);
  return wanted === undefined || found === undefined
    ? 'unknown'
    : matchOf(wanted === found);
}

/** The Boolean operator; letter case does not matter. */
export const boolOperators: Operator[] = [
  { name: 'Bool', syntax: 'text', negated: false, compare: compareBooleans },
];
