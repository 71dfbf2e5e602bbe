import { foldCase, foldGlobCase } from '../letterCase';
import { literalPattern, matchPattern } from '../pattern';
import type { Pattern } from '../pattern';
import type { TrustMatch } from '../types';
import type { Operator } from './operator';

function compareExactly(expected: Pattern, actual: string): TrustMatch {
  return matchPattern(expected, actual);
}

function compareIgnoringCase(expected: Pattern, actual: string): TrustMatch {
  const { text, literal, glob, approximate } = expected;
  const folded =
    literal === undefined
      ? { text, glob: foldGlobCase(glob), approximate }
      : literalPattern(foldCase(literal));
  return matchPattern(folded, foldCase(actual));
}

/**
 * String operators
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 */
export const stringOperators: Operator[] = [
  {
    name: 'StringEquals',
    syntax: 'text',
    negated: false,
    compare: compareExactly,
  },
  {
    name: 'StringNotEquals',
    syntax: 'text',
    negated: true,
    compare: compareExactly,
  },
  {
    name: 'StringEqualsIgnoreCase',
    syntax: 'text',
    negated: false,
    compare: compareIgnoringCase,
  },
  {
    name: 'StringNotEqualsIgnoreCase',
    syntax: 'text',
    negated: true,
    compare: compareIgnoringCase,
  },
  {
    name: 'StringLike',
    syntax: 'glob',
    negated: false,
    compare: compareExactly,
  },
  {
    name: 'StringNotLike',
    syntax: 'glob',
    negated: true,
    compare: compareExactly,
  },
];
