import { foldCase } from '../letterCase';
import { arnOperators } from './arn';
import { binaryOperators } from './binary';
import { boolOperators } from './bool';
import { dateOperators } from './date';
import { ipAddressOperators } from './ipAddress';
import { numericOperators } from './numeric';
import type { Operator } from './operator';
import { stringOperators } from './string';

/** Every operator that compares values; Null asks for presence and is not one of them. */
export const operators: readonly Operator[] = [
  ...stringOperators,
  ...arnOperators,
  ...boolOperators,
  ...numericOperators,
  ...dateOperators,
  ...ipAddressOperators,
  ...binaryOperators,
];

/** An operator as a condition uses it. */
export interface OperatorUse {
  /** The set operator in front of it. */
  qualifier?: 'ForAllValues' | 'ForAnyValue';
  /** Whether it ends in IfExists. */
  ifExists: boolean;
  /** The comparison, or `Null`. */
  operator: Operator | 'Null';
  /** The spelling that AWS documents. */
  canonical: string;
}

const qualifiers = [undefined, 'ForAllValues', 'ForAnyValue'] as const;

/** Every documented combination, by folded name: an operator of a policy is found by one look-up. */
const uses = new Map(
  [...operators, 'Null' as const]
    .flatMap(operator =>
      qualifiers.flatMap(qualifier =>
        // Null asks for presence itself, so it has no IfExists.
        (operator === 'Null' ? [false] : [false, true]).map(
          (ifExists): OperatorUse => ({
            qualifier,
            ifExists,
            operator,
            canonical: nameOf(operator, qualifier, ifExists),
          }),
        ),
      ),
    )
    .map(use => [foldCase(use.canonical), use]),
);

function nameOf(
  operator: Operator | 'Null',
  qualifier: OperatorUse['qualifier'],
  ifExists: boolean,
): string {
  const name = operator === 'Null' ? operator : operator.name;
  return `${qualifier ? `${qualifier}:` : ''}${name}${
    ifExists ? 'IfExists' : ''
  }`;
}

/**
 * Reads an operator with its qualifier and IfExists, in any letter case; undefined when AWS documents no such operator.
 *
 * @remarks AWS does not say whether case matters; evaluators that were compared accept any, and lint names odd spellings.
 */
export function parseOperator(text: string): OperatorUse | undefined {
  return uses.get(foldCase(text));
}
