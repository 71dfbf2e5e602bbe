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

const operatorsByName = new Map(
  operators.map(operator => [foldCase(operator.name), operator]),
);

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

const usePattern = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/;

/**
 * Reads an operator with its qualifier and IfExists, in any letter case; undefined when AWS documents no such operator.
 *
 * @remarks AWS does not say whether case matters; evaluators that were compared accept any, and lint names odd spellings.
 */
export function parseOperator(text: string): OperatorUse | undefined {
  if (text.length > 60) {
    return undefined;
  }
  const parts = usePattern.exec(foldCase(text));
  if (!parts) {
    return undefined;
  }
  const [, set, name, suffix] = parts;
  const ifExists = suffix !== undefined;
  const operator = name === 'null' ? 'Null' : operatorsByName.get(name);
  if (!operator || (operator === 'Null' && ifExists)) {
    return undefined;
  }
  let qualifier: OperatorUse['qualifier'];
  if (set !== undefined) {
    qualifier = set === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue';
  }
  const canonical = `${qualifier ? `${qualifier}:` : ''}${
    operator === 'Null' ? 'Null' : operator.name
  }${ifExists ? 'IfExists' : ''}`;
  return { qualifier, ifExists, operator, canonical };
}
