import { isObject, quote } from './json/value';
import { foldCase } from './letterCase';
import { parseOperator } from './operators/registry';
import { pathOfKey } from './path';
import type { ConditionModel } from './policyModel';
import { problem } from './problem';
import { readTexts } from './readTexts';
import type { TrustProblem } from './types';

/** Reads the Condition element, one condition for each operator and key. */
export function readConditions(
  statement: Record<string, unknown>,
  statementPath: string,
  faults: TrustProblem[],
): ConditionModel[] {
  const { Condition: block } = statement;
  if (block === undefined) {
    return [];
  }
  const path = pathOfKey(statementPath, 'Condition');
  if (!isObject(block)) {
    faults.push(problem('MALFORMED_POLICY', path, 'Condition is an object.'));
    return [];
  }
  const conditions: ConditionModel[] = [];
  for (const [operatorText, keys] of Object.entries(block)) {
    const operatorPath = pathOfKey(path, operatorText);
    if (!isObject(keys)) {
      faults.push(
        problem(
          'MALFORMED_POLICY',
          operatorPath,
          'An operator holds an object of condition keys and values.',
        ),
      );
      continue;
    }
    const operator = parseOperator(operatorText);
    for (const [key, value] of Object.entries(keys)) {
      const keyPath = pathOfKey(operatorPath, key);
      const conditionFaults: TrustProblem[] = [];
      if (!operator) {
        conditionFaults.push(
          problem(
            'UNKNOWN_OPERATOR',
            operatorPath,
            `IAM documents no condition operator ${quote(operatorText)}.`,
          ),
        );
      }
      conditions.push({
        path: keyPath,
        operatorText,
        operator,
        key,
        foldedKey: foldCase(key),
        values: readTexts(value, keyPath, conditionFaults, true),
        faults: conditionFaults,
      });
    }
  }
  return conditions;
}
