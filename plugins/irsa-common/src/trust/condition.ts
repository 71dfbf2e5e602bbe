import type { ConditionModel } from './policyModel';
import { foldCase } from './letterCase';
import { variableValue } from './lookup';
import type { KeyState, Lookup } from './lookup';
import { MatchWork } from './matchWork';
import type { Operator } from './operators/operator';
import type { OperatorUse } from './operators/registry';
import type { Pattern } from './pattern';
import type { TrustReasonCode } from './reasons';
import type { TrustMatch } from './types';
import { NO_VALUE, readPattern } from './variables';
import type { VariableValue } from './variables';

/** Whether a condition holds, and why that is not known when it is not. */
export interface ConditionResult {
  matches: TrustMatch;
  /** Why the result is unknown. */
  code?: TrustReasonCode;
  message?: string;
  /** Whether each policy value matches the request, before negation. */
  values: TrustMatch[];
}

/** At least one matches. */
export function anyOf(matches: readonly TrustMatch[]): TrustMatch {
  if (matches.includes('yes')) {
    return 'yes';
  }
  return matches.includes('unknown') ? 'unknown' : 'no';
}

/** All match. */
export function allOf(matches: readonly TrustMatch[]): TrustMatch {
  if (matches.includes('no')) {
    return 'no';
  }
  return matches.includes('unknown') ? 'unknown' : 'yes';
}

/** The opposite; unknown stays unknown. */
export function negate(match: TrustMatch): TrustMatch {
  if (match === 'unknown') {
    return match;
  }
  return match === 'yes' ? 'no' : 'yes';
}

function unknown(
  code: TrustReasonCode,
  message: string,
  values: TrustMatch[] = [],
): ConditionResult {
  return { matches: 'unknown', code, message, values };
}

/**
 * Decides one condition.
 *
 * @remarks
 * Values are alternatives; a negated operator holds when none of them matches
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
 */
export function evaluateCondition(
  condition: ConditionModel,
  lookup: Lookup,
  variables: boolean,
  work: MatchWork = new MatchWork(),
): ConditionResult {
  const { operator: use, faults } = condition;
  if (!use || faults.length > 0) {
    const fault = faults[0];
    return unknown(
      fault?.code ?? 'UNKNOWN_OPERATOR',
      fault?.message ?? 'The operator is not documented.',
    );
  }
  const key = lookup(condition.foldedKey);
  if (use.operator === 'Null') {
    return evaluateNull(condition, use, key);
  }
  if (key.state === 'unknown' || key.state === 'value-unknown') {
    return unknown(
      'UNKNOWN_KEY',
      `The value of ${condition.key} is not known.`,
    );
  }
  if (key.state === 'absent' || key.values.length === 0) {
    return evaluateAbsent(use, use.operator);
  }
  return evaluatePresent(
    condition,
    use,
    use.operator,
    key,
    lookup,
    variables,
    work,
  );
}

/** Null holds when presence is as its value says; letter case of the value does not matter. */
function evaluateNull(
  condition: ConditionModel,
  use: OperatorUse,
  key: KeyState,
): ConditionResult {
  const wanted = condition.values.map(({ value }) => foldCase(value));
  if (
    wanted.length === 0 ||
    wanted.some(value => value !== 'true' && value !== 'false')
  ) {
    return unknown('VALUE_NOT_UNDERSTOOD', 'Null takes "true" or "false".');
  }
  const isEmptyList = key.state === 'present' && key.values.length === 0;
  if (key.state === 'unknown' || isEmptyList) {
    return unknown(
      'UNKNOWN_KEY',
      `Whether ${condition.key} is in the request is not known.`,
    );
  }
  const absent = key.state === 'absent' ? 'true' : 'false';
  const values = wanted.map<TrustMatch>(value =>
    value === absent ? 'yes' : 'no',
  );
  const plain = anyOf(values);
  if (plain !== allOf(values)) {
    return unknown(
      'DISPUTED_SEMANTICS',
      'AWS does not say how Null treats "true" and "false" together.',
      values,
    );
  }
  if (use.qualifier) {
    // Access Analyzer calls ForAllValues:Null always true and ForAnyValue:Null always false; others ignore the set operator.
    const claimed = use.qualifier === 'ForAllValues' ? 'yes' : 'no';
    if (claimed !== plain) {
      return unknown(
        'DISPUTED_SEMANTICS',
        `AWS does not document ${use.canonical}, and evaluators disagree on it.`,
        values,
      );
    }
  }
  return { matches: plain, values };
}

/** The table of missing keys, by operator. */
function evaluateAbsent(use: OperatorUse, operator: Operator): ConditionResult {
  if (use.qualifier === 'ForAllValues') {
    return { matches: 'yes', values: [] };
  }
  if (use.qualifier === 'ForAnyValue') {
    return use.ifExists
      ? unknown(
          'DISPUTED_SEMANTICS',
          'AWS does not document ForAnyValue with IfExists on a missing key, and evaluators disagree on it.',
        )
      : { matches: 'no', values: [] };
  }
  return {
    matches: use.ifExists || operator.negated ? 'yes' : 'no',
    values: [],
  };
}

function evaluatePresent(
  condition: ConditionModel,
  use: OperatorUse,
  operator: Operator,
  key: Extract<KeyState, { state: 'present' }>,
  lookup: Lookup,
  variables: boolean,
  work: MatchWork,
): ConditionResult {
  if (condition.values.length === 0 && operator.negated) {
    return unknown(
      'DISPUTED_SEMANTICS',
      'AWS does not say what a negated operator does with an empty list of values.',
    );
  }
  if (!use.qualifier && key.values.length > 1) {
    return unknown(
      'MULTI_VALUED_KEY',
      `${condition.key} has ${key.values.length} values in the request; AWS does not say how an operator without ForAllValues or ForAnyValue treats them.`,
    );
  }
  let isTooLarge = false;
  const valueOf = (name: string): VariableValue => {
    const found = variableValue(lookup(foldCase(name)));
    if (found.state === 'value' && !work.allowsInserting(found.value.length)) {
      isTooLarge = true;
      return { state: 'unknown' };
    }
    return found;
  };
  const expected = condition.values.map(({ value }) =>
    readPattern(value, operator.syntax, variables ? valueOf : undefined),
  );
  const values = new Array<TrustMatch>(expected.length).fill('no');
  const compare = (
    pattern: Pattern | typeof NO_VALUE,
    actual: string,
  ): TrustMatch => {
    if (pattern === NO_VALUE) {
      return 'no';
    }
    if (!work.allows(pattern, actual)) {
      isTooLarge = true;
      return 'unknown';
    }
    return operator.compare(pattern, actual);
  };
  const byActual = key.values.map(actual => {
    let some: TrustMatch = 'no';
    expected.forEach((pattern, index) => {
      const match = compare(pattern, actual);
      values[index] = anyOf([values[index], match]);
      some = anyOf([some, match]);
    });
    return operator.negated ? negate(some) : some;
  });
  const matches =
    use.qualifier === 'ForAllValues' ? allOf(byActual) : anyOf(byActual);
  if (matches !== 'unknown') {
    const isNullSet =
      use.qualifier === 'ForAllValues' &&
      key.values.length === 1 &&
      key.values[0] === '';
    return isNullSet && matches === 'no'
      ? unknown(
          'DISPUTED_SEMANTICS',
          'AWS treats an empty text under ForAllValues as no value at all, in words that leave the outcome open.',
          values,
        )
      : { matches, values };
  }
  return { ...explainUnknown(condition, expected, isTooLarge), values };
}

function explainUnknown(
  condition: ConditionModel,
  expected: (Pattern | typeof NO_VALUE)[],
  isTooLarge: boolean,
): Omit<ConditionResult, 'values'> {
  const isApproximate = expected.some(
    pattern => pattern !== NO_VALUE && pattern.approximate,
  );
  if (isTooLarge) {
    return {
      matches: 'unknown',
      code: 'TOO_LARGE',
      message: `The values of ${condition.key} are too long to be compared.`,
    };
  }
  return isApproximate
    ? {
        matches: 'unknown',
        code: 'UNKNOWN_VARIABLE',
        message: `A policy variable in the value for ${condition.key} is not known.`,
      }
    : {
        matches: 'unknown',
        code: 'VALUE_NOT_UNDERSTOOD',
        message: `A value of ${condition.key} is not what ${condition.operatorText} compares.`,
      };
}
