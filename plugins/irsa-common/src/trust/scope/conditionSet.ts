import { evaluateCondition } from '../condition';
import type { ConditionModel } from '../policyModel';
import { ANY_CHARACTER, ANY_RUN, wildcardGlob } from '../glob';
import type { Glob } from '../glob';
import { foldCase, foldGlobCase } from '../letterCase';
import { variableValue } from '../lookup';
import type { Operator } from '../operators/operator';
import type { TrustReason, TrustReasonCode } from '../reasons';
import { NO_VALUE, readPattern } from '../variables';
import type { Budget } from './budget';
import type { Mechanism, ModelledKey } from './mechanism';
import type { Term, TermAlgebra, TermSet } from './termSet';

/** What is needed to turn conditions into sets. */
export interface SetContext {
  mechanism: Mechanism;
  algebra: TermAlgebra;
  budget: Budget;
  /** Whether policy variables are replaced. */
  variables: boolean;
}

const COLON = 58;
/** The callers for whom a condition holds. */
export function conditionSet(
  condition: ConditionModel,
  context: SetContext,
): TermSet {
  const { mechanism, algebra } = context;
  const use = condition.operator;
  const key = mechanism.keys.get(condition.foldedKey);
  const operator = use?.operator;
  if (
    !use ||
    !key ||
    !operator ||
    operator === 'Null' ||
    condition.faults.length > 0
  ) {
    return decidedSet(condition, context);
  }
  if (condition.values.length === 0) {
    return operator.negated
      ? open(
          condition,
          context,
          'DISPUTED_SEMANTICS',
          'AWS does not say what a negated operator does with an empty list of values.',
        )
      : [];
  }
  const names = (name: string) =>
    variableValue(mechanism.lookup(foldCase(name)));
  const hasNoValue = condition.values.every(
    ({ value }) =>
      readPattern(
        value,
        operator.syntax,
        context.variables ? names : undefined,
      ) === NO_VALUE,
  );
  if (hasNoValue) {
    return operator.negated ? algebra.universe() : [];
  }
  const isArnOperator = operator.name.startsWith('Arn');
  if (isArnOperator && !key.isArn) {
    return arnOnOtherKey(condition, context, key, operator);
  }
  if (!isArnOperator && !operator.name.startsWith('String')) {
    return open(
      condition,
      context,
      'VALUE_NOT_UNDERSTOOD',
      'the operator does not compare values of this key',
    );
  }
  const terms: Term[] = [];
  for (const { value } of condition.values) {
    terms.push(...valueSet(value, condition, context, key, operator));
    context.budget.limit(terms.length);
  }
  const matching = algebra.union([], terms);
  return operator.negated ? algebra.complement(matching) : matching;
}

/** A condition on a key that does not name the caller: it holds for everybody, for nobody, or that is not known. */
function decidedSet(condition: ConditionModel, context: SetContext): TermSet {
  const { algebra, mechanism, variables } = context;
  const result = evaluateCondition(condition, mechanism.lookup, variables);
  if (result.matches === 'no') {
    return [];
  }
  return result.matches === 'yes'
    ? algebra.universe()
    : open(
        condition,
        context,
        result.code ?? 'VALUE_NOT_UNDERSTOOD',
        result.message ?? 'the condition cannot be decided',
      );
}

/** Everybody, as far as the condition holds. */
function open(
  condition: ConditionModel,
  { algebra }: SetContext,
  code: TrustReasonCode,
  why: string,
): TermSet {
  return algebra.universe([reasonOf(condition, code, why)]);
}

function reasonOf(
  condition: ConditionModel,
  code: TrustReasonCode,
  why: string,
): TrustReason {
  return {
    code,
    message: `${condition.operatorText} on ${condition.key}: ${why}${
      why.endsWith('.') ? '' : '.'
    }`,
    path: condition.path,
    expected: condition.values.map(({ value }) => value),
  };
}

function arnOnOtherKey(
  condition: ConditionModel,
  context: SetContext,
  key: ModelledKey,
  operator: Operator,
): TermSet {
  if (operator.negated) {
    return open(
      condition,
      context,
      'VALUE_NOT_UNDERSTOOD',
      'AWS does not say what a negated ARN operator does with a text that is no ARN',
    );
  }
  // A subject, a namespace or a cluster name is never written like an ARN; an audience may be.
  return context.algebra.boxes(
    key.boxesOf(wildcardGlob('arn:*:*:*:*:*'), context.budget),
    [
      reasonOf(
        condition,
        'VALUE_NOT_UNDERSTOOD',
        'a text of this key is rarely an ARN',
      ),
    ],
  );
}

function valueSet(
  value: string,
  condition: ConditionModel,
  context: SetContext,
  key: ModelledKey,
  operator: Operator,
): TermSet {
  const { algebra, budget, mechanism, variables } = context;
  let selfReferences = 0;
  let hasOtherUnknown = false;
  const pattern = readPattern(
    value,
    operator.syntax,
    variables
      ? name => {
          const folded = foldCase(name);
          const found = variableValue(mechanism.lookup(folded));
          if (folded === condition.foldedKey) {
            selfReferences += 1;
          } else if (found.state === 'unknown') {
            hasOtherUnknown = true;
          }
          return found;
        }
      : undefined,
  );
  if (pattern === NO_VALUE) {
    return [];
  }
  if (selfReferences > 0) {
    // The key's own value equals itself; with any further character the text is longer than the value.
    if (selfReferences > 1 || pattern.glob.some(token => token !== ANY_RUN)) {
      return [];
    }
    return hasOtherUnknown
      ? open(
          condition,
          context,
          'UNKNOWN_VARIABLE',
          'a policy variable in the value is not known',
        )
      : algebra.universe();
  }
  if (operator.name.startsWith('Arn')) {
    const colons = pattern.glob.filter(token => token === COLON).length;
    if (colons < 5 || pattern.approximate) {
      return open(
        condition,
        context,
        pattern.approximate ? 'UNKNOWN_VARIABLE' : 'VALUE_NOT_UNDERSTOOD',
        'the value is not an ARN pattern of six parts',
      );
    }
  }
  const conditional = pattern.approximate
    ? [
        reasonOf(
          condition,
          'UNKNOWN_VARIABLE',
          'a policy variable in the value is not known',
        ),
      ]
    : [];
  if (!operator.name.endsWith('IgnoreCase')) {
    return algebra.boxes(key.boxesOf(pattern.glob, budget), conditional);
  }
  const folded = key.boxesOf(foldGlobCase(pattern.glob), budget);
  if (!key.mixedCase) {
    return algebra.boxes(folded, conditional);
  }
  const otherSpellings = folded.map(box =>
    box.map((glob, axis) =>
      mechanism.axes[axis].mixedCase ? anySpelling(glob) : glob,
    ),
  );
  return [
    ...algebra.boxes(key.boxesOf(pattern.glob, budget), conditional),
    ...algebra.boxes(folded, conditional),
    ...algebra.boxes(otherSpellings, [
      ...conditional,
      reasonOf(
        condition,
        'CASE_INSENSITIVE',
        'other spellings that differ by letter case match as well',
      ),
    ]),
  ];
}

/** Replaces letters by `?`, since a pattern cannot say "this letter in either case". */
function anySpelling(glob: Glob): Glob {
  return glob.map(token =>
    token >= 0 &&
    foldCase(String.fromCharCode(token).toUpperCase()) !==
      String.fromCharCode(token).toUpperCase()
      ? ANY_CHARACTER
      : token,
  );
}
