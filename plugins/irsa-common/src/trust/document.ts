import { foldCase } from './letterCase';
import { parseOperator } from './operators/registry';
import type { OperatorUse } from './operators/registry';
import { pathOfIndex, pathOfKey } from './path';
import type { TrustReasonCode } from './reasons';
import type { TrustProblem } from './types';

/** A text of the policy and its place. */
export interface PlacedText {
  value: string;
  path: string;
}

/** A principal of the policy; `type` is the key as written, or `*` for the literal star. */
export interface PrincipalText extends PlacedText {
  type: string;
}

/** A condition: one operator with one key. */
export interface ConditionModel {
  path: string;
  operatorText: string;
  operator?: OperatorUse;
  /** The key as written. */
  key: string;
  /** The key for comparison, since names of keys ignore letter case. */
  foldedKey: string;
  values: PlacedText[];
  /** Why the condition cannot be understood. */
  faults: TrustProblem[];
}

/** A list of texts under a positive or a negated element. */
export interface ElementModel<T extends PlacedText> {
  path: string;
  negated: boolean;
  values: T[];
  faults: TrustProblem[];
}

/** A statement, scalars and lists made alike. */
export interface StatementModel {
  path: string;
  sid?: string;
  effect: 'Allow' | 'Deny' | 'unknown';
  principal: ElementModel<PrincipalText>;
  action: ElementModel<PlacedText>;
  conditions: ConditionModel[];
  /** What keeps the statement as a whole from being understood. */
  faults: TrustProblem[];
  /** What IAM would refuse without it changing what the statement means. */
  blemishes: TrustProblem[];
}

/** A policy, scalars and lists made alike. */
export interface PolicyModel {
  /** Whether policy variables are replaced: only in version 2012-10-17. */
  variables: boolean;
  version?: string;
  statements: StatementModel[];
  /** What keeps the policy as a whole from being understood. */
  faults: TrustProblem[];
  blemishes: TrustProblem[];
}

const policyElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Condition',
]);
const principalTypes = new Set([
  'AWS',
  'Federated',
  'Service',
  'CanonicalUser',
]);

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(
  code: TrustReasonCode,
  path: string,
  message: string,
): TrustProblem {
  return { code, path, message };
}

/** Reads a policy document of any quality; whatever is not understood is listed as a fault. */
export function readPolicy(document: Record<string, unknown>): PolicyModel {
  const faults: TrustProblem[] = [];
  const blemishes: TrustProblem[] = [];
  for (const element of Object.keys(document)) {
    if (!policyElements.has(element)) {
      faults.push(
        problem(
          'UNKNOWN_ELEMENT',
          pathOfKey('', element),
          `A policy has no element ${quote(element)}.`,
        ),
      );
    }
  }
  const version = document.Version;
  const isKnownVersion = version === '2012-10-17' || version === '2008-10-17';
  if (version !== undefined && !isKnownVersion) {
    faults.push(
      problem(
        'MALFORMED_POLICY',
        'Version',
        'Version is "2012-10-17" or "2008-10-17".',
      ),
    );
  }
  if (document.Id !== undefined && typeof document.Id !== 'string') {
    blemishes.push(problem('MALFORMED_POLICY', 'Id', 'Id is a text.'));
  }
  const { Statement: statement } = document;
  const statements: StatementModel[] = [];
  if (Array.isArray(statement)) {
    statement.forEach((item: unknown, index) => {
      statements.push(readStatement(item, pathOfIndex('Statement', index)));
    });
    if (statement.length === 0) {
      blemishes.push(
        problem(
          'MALFORMED_POLICY',
          'Statement',
          'The policy has no statement.',
        ),
      );
    }
  } else if (isObject(statement)) {
    statements.push(readStatement(statement, 'Statement'));
  } else if (statement === undefined) {
    blemishes.push(
      problem('MALFORMED_POLICY', '', 'The policy has no Statement.'),
    );
  } else {
    faults.push(
      problem(
        'MALFORMED_POLICY',
        'Statement',
        'Statement is an object or a list of objects.',
      ),
    );
  }
  return {
    variables: version === '2012-10-17',
    version: isKnownVersion ? version : undefined,
    statements,
    faults,
    blemishes,
  };
}

function readStatement(value: unknown, path: string): StatementModel {
  const faults: TrustProblem[] = [];
  const blemishes: TrustProblem[] = [];
  const statement = isObject(value) ? value : {};
  if (!isObject(value)) {
    faults.push(problem('MALFORMED_POLICY', path, 'A statement is an object.'));
  }
  for (const element of Object.keys(statement)) {
    if (element === 'Resource' || element === 'NotResource') {
      faults.push(
        problem(
          'MALFORMED_POLICY',
          pathOfKey(path, element),
          `A role trust policy has no ${element}; the role itself is the resource.`,
        ),
      );
    } else if (!statementElements.has(element)) {
      faults.push(
        problem(
          'UNKNOWN_ELEMENT',
          pathOfKey(path, element),
          `A statement has no element ${quote(element)}.`,
        ),
      );
    }
  }
  const { Sid: sid, Effect: effect } = statement;
  if (
    sid !== undefined &&
    !(typeof sid === 'string' && /^[A-Za-z0-9]*$/.test(sid))
  ) {
    blemishes.push(
      problem(
        'MALFORMED_POLICY',
        pathOfKey(path, 'Sid'),
        'A Sid has letters and digits only.',
      ),
    );
  }
  if (isObject(value) && effect !== 'Allow' && effect !== 'Deny') {
    faults.push(
      problem(
        'MALFORMED_POLICY',
        effect === undefined ? path : pathOfKey(path, 'Effect'),
        'Effect is "Allow" or "Deny", in this letter case.',
      ),
    );
  }
  return {
    path,
    sid: typeof sid === 'string' ? sid : undefined,
    effect: effect === 'Allow' || effect === 'Deny' ? effect : 'unknown',
    principal: readPrincipal(statement, path, faults),
    action: readAction(statement, path, faults),
    conditions: readConditions(statement, path, faults),
    faults,
    blemishes,
  };
}

/** The element that is present of a positive and a negated one. */
function chooseElement(
  statement: Record<string, unknown>,
  path: string,
  name: string,
  faults: TrustProblem[],
  statementFaults: TrustProblem[],
): { path: string; negated: boolean; value: unknown } {
  const negatedName = `Not${name}`;
  const hasPositive = statement[name] !== undefined;
  const negated = !hasPositive && statement[negatedName] !== undefined;
  if (hasPositive && statement[negatedName] !== undefined) {
    statementFaults.push(
      problem(
        'MALFORMED_POLICY',
        pathOfKey(path, negatedName),
        `A statement has ${name} or ${negatedName}, not both.`,
      ),
    );
  } else if (!hasPositive && !negated) {
    faults.push(
      problem('MALFORMED_POLICY', path, `The statement has no ${name}.`),
    );
  }
  const chosen = negated ? negatedName : name;
  return {
    negated,
    value: statement[chosen],
    path: hasPositive || negated ? pathOfKey(path, chosen) : path,
  };
}

function readPrincipal(
  statement: Record<string, unknown>,
  statementPath: string,
  statementFaults: TrustProblem[],
): ElementModel<PrincipalText> {
  const faults: TrustProblem[] = [];
  const { path, negated, value } = chooseElement(
    statement,
    statementPath,
    'Principal',
    faults,
    statementFaults,
  );
  const values: PrincipalText[] = [];
  if (value === '*') {
    values.push({ type: '*', value: '*', path });
  } else if (isObject(value)) {
    for (const [type, ids] of Object.entries(value)) {
      const typePath = pathOfKey(path, type);
      if (!principalTypes.has(type)) {
        faults.push(
          problem(
            'MALFORMED_POLICY',
            typePath,
            `There is no principal type ${quote(
              type,
            )}; use AWS, Federated or Service.`,
          ),
        );
        continue;
      }
      for (const text of readTexts(ids, typePath, faults, false)) {
        values.push({ ...text, type });
      }
    }
  } else if (value !== undefined) {
    faults.push(
      problem(
        'MALFORMED_POLICY',
        path,
        'Principal is an object such as {"Federated": "arn:…"}.',
      ),
    );
  }
  return { path, negated, values, faults };
}

function readAction(
  statement: Record<string, unknown>,
  statementPath: string,
  statementFaults: TrustProblem[],
): ElementModel<PlacedText> {
  const faults: TrustProblem[] = [];
  const { path, negated, value } = chooseElement(
    statement,
    statementPath,
    'Action',
    faults,
    statementFaults,
  );
  const values =
    value === undefined ? [] : readTexts(value, path, faults, false);
  return { path, negated, values, faults };
}

function readConditions(
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

/** Reads a text or a list of texts; in conditions numbers and Booleans are texts without quotes. */
function readTexts(
  value: unknown,
  path: string,
  faults: TrustProblem[],
  isCondition: boolean,
): PlacedText[] {
  const texts: PlacedText[] = [];
  const read = (item: unknown, itemPath: string) => {
    const isPlain =
      isCondition &&
      (typeof item === 'boolean' ||
        (typeof item === 'number' && Math.abs(item) < 1e15));
    if (typeof item === 'string' || isPlain) {
      texts.push({ value: String(item), path: itemPath });
    } else {
      faults.push(
        problem(
          'MALFORMED_POLICY',
          itemPath,
          isCondition
            ? 'A condition value is a text, a number or a Boolean.'
            : 'The value is a text or a list of texts.',
        ),
      );
    }
  };
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) =>
      read(item, pathOfIndex(path, index)),
    );
  } else {
    read(value, path);
  }
  return texts;
}

/** Shortens a text from the policy for a message. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 117)}…` : text);
}
