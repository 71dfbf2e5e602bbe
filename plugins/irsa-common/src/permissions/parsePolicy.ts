/** A statement of an identity policy, as far as the summary needs it. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  /** JSON path of the statement. */
  readonly path: string;
  /** As written. */
  readonly actions: readonly string[];
  /** In lower case, in which they are compared. */
  readonly patterns: readonly string[];
  /** `NotAction`: it is about everything but these. */
  readonly notAction: boolean;
  readonly resources: readonly string[];
  /** `NotResource`: it is about everything but these. */
  readonly notResource: boolean;
  readonly conditional: boolean;
}

/** A policy as read, or why it cannot be. */
export type ParsedPolicy =
  | { readonly statements: readonly PolicyStatement[] }
  | { readonly problem: string };

const ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/**
 * Reads an identity policy, plain or percent-encoded as IAM answers it. A document that IAM would not accept is not guessed at.
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function parsePolicy(text: string): ParsedPolicy {
  const document = parseJson(text.trim());
  if ('problem' in document) {
    return document;
  }
  const { value } = document;
  if (!isRecord(value)) {
    return { problem: 'The document is not a JSON object.' };
  }
  if (value.Statement === undefined) {
    return { problem: 'The document has no Statement.' };
  }
  const isList = Array.isArray(value.Statement);
  const statements: PolicyStatement[] = [];
  for (const [index, statement] of [value.Statement].flat().entries()) {
    const path = isList ? `Statement[${index}]` : 'Statement';
    const read = readStatement(statement, path);
    if ('problem' in read) {
      return read;
    }
    statements.push(read);
  }
  return { statements };
}

function parseJson(
  text: string,
): { readonly value: unknown } | { readonly problem: string } {
  try {
    return {
      value: JSON.parse(/^%7b/i.test(text) ? decodeURIComponent(text) : text),
    };
  } catch (error) {
    return {
      problem: `The document is not JSON: ${
        error instanceof Error ? error.message : String(error)
      }.`,
    };
  }
}

function readStatement(
  statement: unknown,
  path: string,
): PolicyStatement | { readonly problem: string } {
  if (!isRecord(statement)) {
    return { problem: `${path} is not a JSON object.` };
  }
  const unknown = Object.keys(statement).find(key => !ELEMENTS.has(key));
  if (unknown !== undefined) {
    return {
      problem: `${path} has the element ${unknown}, which a policy of a role cannot have.`,
    };
  }
  const { Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') {
    return { problem: `${path}.Effect is neither Allow nor Deny.` };
  }
  const action = oneOf(statement, path, 'Action', 'NotAction');
  if ('problem' in action) {
    return action;
  }
  const wrong = action.values.find(
    value => value !== '*' && !/^[\w*?-]+:[\w*?]+$/.test(value),
  );
  if (wrong !== undefined) {
    return {
      problem: `${path} has the action ${JSON.stringify(
        wrong,
      )}, which is not of the form service:action.`,
    };
  }
  const resource = oneOf(statement, path, 'Resource', 'NotResource');
  if ('problem' in resource) {
    return resource;
  }
  const { Condition: condition } = statement;
  if (condition !== undefined && !isRecord(condition)) {
    return { problem: `${path}.Condition is not a JSON object.` };
  }
  return {
    effect,
    path,
    actions: action.values,
    patterns: action.values.map(value =>
      /^\*+:\*+$/.test(value) ? '*' : value.toLocaleLowerCase('en-US'),
    ),
    notAction: action.isNegated,
    resources: resource.values,
    notResource: resource.isNegated,
    conditional: condition !== undefined && Object.keys(condition).length > 0,
  };
}

/** The values of one of two elements that exclude each other. */
function oneOf(
  statement: Readonly<Record<string, unknown>>,
  path: string,
  plain: string,
  negated: string,
):
  | { readonly values: readonly string[]; readonly isNegated: boolean }
  | { readonly problem: string } {
  const isNegated = statement[negated] !== undefined;
  if (isNegated === (statement[plain] !== undefined)) {
    return { problem: `${path} needs one of ${plain} and ${negated}.` };
  }
  const values: unknown[] = [
    statement[isNegated ? negated : plain],
  ].flat() as unknown[];
  return values.every((value): value is string => typeof value === 'string')
    ? { values, isNegated }
    : {
        problem: `${path}.${
          isNegated ? negated : plain
        } is neither text nor a list of texts.`,
      };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
