import type { Glob } from '../glob';
import { matchPattern } from '../pattern';
import type { Pattern } from '../pattern';
import type { TrustMatch } from '../types';
import type { Operator } from './operator';

const COLON = 58;
const PARTS = 6;

/** Splits at the first five colons, since the last part of an ARN keeps its colons. */
function splitGlob(glob: Glob): Glob[] | undefined {
  const parts: number[][] = [[]];
  for (const token of glob) {
    if (token === COLON && parts.length < PARTS) {
      parts.push([]);
    } else {
      parts[parts.length - 1].push(token);
    }
  }
  return parts.length === PARTS ? parts : undefined;
}

function splitArn(text: string): string[] | undefined {
  const parts = text.split(':');
  if (parts.length < PARTS || parts[0] !== 'arn') {
    return undefined;
  }
  return [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(':')];
}

function compareArn(
  expected: Pattern,
  actual: string,
  whenNotAnArn: TrustMatch,
): TrustMatch {
  const arn = splitArn(actual);
  if (!arn) {
    return whenNotAnArn;
  }
  const parts = splitGlob(expected.glob);
  if (!parts || expected.approximate) {
    // An unknown variable may bring its own colons, so the parts cannot be told apart; a pattern that is no ARN is undocumented.
    return 'unknown';
  }
  for (let i = 0; i < PARTS; i++) {
    const part = { text: expected.text, glob: parts[i], approximate: false };
    const match = matchPattern(part, arn[i]);
    if (match !== 'yes') {
      return match;
    }
  }
  return 'yes';
}

function arnOperator(name: string, negated: boolean): Operator {
  return {
    name,
    syntax: 'glob',
    negated,
    // ArnLike on a text that is no ARN does not match; AWS does not say what ArnNotLike does.
    compare: (expected, actual) =>
      compareArn(expected, actual, negated ? 'unknown' : 'no'),
  };
}

/**
 * ARN operators: six parts compared one by one; Equals and Like are the same
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN).
 */
export const arnOperators: Operator[] = [
  arnOperator('ArnEquals', false),
  arnOperator('ArnLike', false),
  arnOperator('ArnNotEquals', true),
  arnOperator('ArnNotLike', true),
];
