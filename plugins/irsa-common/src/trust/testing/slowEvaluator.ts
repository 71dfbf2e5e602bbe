import type { TrustRequest } from '../types';

/**
 * A second evaluator, slow and plain, written from the documentation alone; tests compare the real one with it.
 *
 * @remarks It knows string operators, Null, ARN operators and set operators, for documents that IAM would save, and answers
 * `unknown` for the rest.
 */
export function evaluateSlowly(
  policy: Record<string, unknown>,
  request: TrustRequest,
): 'allow' | 'deny' | 'unknown' {
  const statements = asList(policy.Statement) as Statement[];
  const variables = policy.Version === '2012-10-17';
  const answers = statements.map(statement => ({
    effect: statement.Effect,
    applies: applies(statement, request, variables),
  }));
  const has = (effect: string, value: Answer) =>
    answers.some(
      answer => answer.effect === effect && answer.applies === value,
    );
  if (has('Deny', true)) {
    return 'deny';
  }
  if (!has('Allow', true) && !has('Allow', 'unknown')) {
    return 'deny';
  }
  return has('Deny', 'unknown') || !has('Allow', true) ? 'unknown' : 'allow';
}

const run = Symbol('*');
const any = Symbol('?');

type Answer = boolean | 'unknown';

interface Statement {
  Effect: 'Allow' | 'Deny';
  Principal: '*' | Record<string, string | string[]>;
  Action: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
  Resource?: unknown;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function every(answers: Answer[]): Answer {
  if (answers.some(answer => answer === false)) {
    return false;
  }
  return answers.every(answer => answer === true) ? true : 'unknown';
}

function some(answers: Answer[]): Answer {
  return not(every(answers.map(not)));
}

function not(answer: Answer): Answer {
  return answer === 'unknown' ? answer : !answer;
}

/** Every text that a pattern could have meant is tried, character by character. */
function like(pattern: (string | symbol)[], text: string): boolean {
  let reachable = new Set([0]);
  for (const token of pattern) {
    const next = new Set<number>();
    for (const at of reachable) {
      if (token === run) {
        for (let end = at; end <= text.length; end++) {
          next.add(end);
        }
      } else if (at < text.length && (token === any || token === text[at])) {
        next.add(at + 1);
      }
    }
    reachable = next;
  }
  return reachable.has(text.length);
}

function applies(
  statement: Statement,
  request: TrustRequest,
  variables: boolean,
): Answer {
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(
    ([operator, keys]) =>
      Object.entries(keys).map(([key, values]) =>
        holds(operator, key, asList(values).map(String), request, variables),
      ),
  );
  return every([
    principal(statement.Principal, request),
    asList(statement.Action).some(action =>
      like(
        [...String(action).toLowerCase()].map(wild),
        request.action.toLowerCase(),
      ),
    ),
    statement.Resource === undefined ? true : 'unknown',
    ...conditions,
  ]);
}

function wild(character: string): string | symbol {
  if (character === '*') {
    return run;
  }
  return character === '?' ? any : character;
}

function principal(
  written: Statement['Principal'],
  { principal: caller }: TrustRequest,
): Answer {
  if (written === '*') {
    return caller.type === 'AWS' ? true : 'unknown';
  }
  return some(
    Object.entries(written).flatMap(([type, values]) =>
      asList(values).map((value): Answer => {
        if (type === 'AWS' && value === '*') {
          return caller.type === 'AWS' ? true : 'unknown';
        }
        return type === caller.type && value === caller.id;
      }),
    ),
  );
}

function valueOf(
  key: string,
  request: TrustRequest,
): string | string[] | undefined {
  return Object.entries(request.context).find(
    ([other]) => other.toLowerCase() === key.toLowerCase(),
  )?.[1];
}

function isUnknownKey(key: string, request: TrustRequest): boolean {
  return (request.unknownKeys ?? []).some(
    other => other.toLowerCase() === key.toLowerCase(),
  );
}

function holds(
  operator: string,
  key: string,
  values: string[],
  request: TrustRequest,
  variables: boolean,
): Answer {
  const match = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(
    operator,
  );
  const [, set, name, optional] = match ?? [];
  const unknown = isUnknownKey(key, request);
  const found = unknown ? undefined : valueOf(key, request);
  if (name === 'Null') {
    if (values.some(value => value !== 'true' && value !== 'false')) {
      return 'unknown';
    }
    return unknown
      ? 'unknown'
      : values.some(value => (value === 'true') === (found === undefined));
  }
  const isNegated = /Not/.test(name);
  const isString = /^String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)$/.test(
    name,
  );
  const isArn = /^Arn(?:Not)?(?:Equals|Like)$/.test(name);
  const isOther = /^(?:Bool|NumericEquals|NotIpAddress)$/.test(name);
  if ((!isString && !isArn && !isOther) || unknown) {
    return 'unknown';
  }
  if (found === undefined) {
    if (set === 'ForAllValues') {
      return true;
    }
    if (set === 'ForAnyValue') {
      return optional ? 'unknown' : false;
    }
    return optional !== undefined || isNegated || name === 'NotIpAddress';
  }
  if (!set && Array.isArray(found) && found.length > 1) {
    return 'unknown';
  }
  const each = asList(found).map(text => {
    const matches = values.map(value =>
      one(name, value, String(text), request, variables),
    );
    return isNegated ? not(some(matches)) : some(matches);
  });
  return set === 'ForAllValues' ? every(each) : some(each);
}

function one(
  name: string,
  value: string,
  text: string,
  request: TrustRequest,
  variables: boolean,
): Answer {
  const isArn = name.startsWith('Arn');
  const isLike = name.endsWith('Like') || isArn;
  const isFolded = name.endsWith('IgnoreCase');
  const fold = (part: string) => (isFolded ? part.toLowerCase() : part);
  if (name === 'NumericEquals' || name === 'NotIpAddress') {
    return 'unknown';
  }
  const pattern: (string | symbol)[] = [];
  let isSure = true;
  const parts =
    value.match(variables ? /\$\{[^${}]+\}|\$\{\$\}|[^]/g : /[^]/g) ?? [];
  for (const part of parts) {
    if (part.length === 1) {
      pattern.push(isLike ? wild(part) : fold(part));
      continue;
    }
    const inside = part.slice(2, -1);
    const [key, fallback] = inside.split(/,\s*/);
    if (['*', '?', '$'].includes(inside)) {
      pattern.push(inside);
    } else if (isUnknownKey(key, request)) {
      pattern.push(run);
      isSure = false;
    } else {
      const found = valueOf(key, request);
      if (Array.isArray(found)) {
        pattern.push(run);
        isSure = false;
      } else if (found !== undefined) {
        pattern.push(...fold(found));
      } else if (fallback !== undefined) {
        pattern.push(...fold(fallback.slice(1, -1)));
      } else {
        return false;
      }
    }
  }
  if (name === 'Bool') {
    // The texts of generated cases are no Booleans.
    return 'unknown';
  }
  if (isArn) {
    return arnLike(name, pattern, text, isSure);
  }
  if (!like(pattern, fold(text))) {
    return false;
  }
  return isSure ? true : 'unknown';
}

function arnLike(
  name: string,
  pattern: (string | symbol)[],
  text: string,
  isSure: boolean,
): Answer {
  const arn = text.split(':');
  if (arn.length < 6 || arn[0] !== 'arn') {
    return name.includes('Not') ? 'unknown' : false;
  }
  if (pattern.filter(token => token === ':').length < 5 || !isSure) {
    return 'unknown';
  }
  const parts: (string | symbol)[][] = [[]];
  for (const token of pattern) {
    if (token === ':' && parts.length < 6) {
      parts.push([]);
    } else {
      parts[parts.length - 1].push(token);
    }
  }
  return parts.every((part, index) =>
    like(part, index < 5 ? arn[index] : arn.slice(5).join(':')),
  );
}
