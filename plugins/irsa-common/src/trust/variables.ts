import { ANY_RUN, literalGlob, wildcardToken } from './glob';
import type { ValueSyntax } from './operators/operator';
import { literalPattern } from './pattern';
import type { Pattern } from './pattern';

/** What is known of a key that a policy variable names. */
export type VariableValue =
  | { state: 'value'; value: string }
  | { state: 'absent' }
  | { state: 'unknown' };

/** A policy value that could not be turned into a pattern: a variable in it has neither value nor default. */
export const NO_VALUE = 'no-value';

const variablePattern = /\$\{(\$|[^${}]{0,1024})\}/y;

/** The key and the default inside a variable; undefined when it is not written like one. */
function partsOf(
  inside: string,
): { name: string; fallback?: string } | undefined {
  const comma = inside.indexOf(',');
  const name = (comma < 0 ? inside : inside.slice(0, comma)).trim();
  if (name === '' || name.includes("'")) {
    return undefined;
  }
  if (comma < 0) {
    return { name };
  }
  const quoted = inside.slice(comma + 1).trim();
  const fallback = quoted.slice(1, -1);
  return quoted.length >= 2 &&
    quoted === `'${fallback}'` &&
    !fallback.includes("'")
    ? { name, fallback }
    : undefined;
}

/** The keys that the variables of a value name, as written. */
export function variablesOf(text: string): string[] {
  const names: string[] = [];
  for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
    variablePattern.lastIndex = at;
    const found = variablePattern.exec(text);
    const parts = found && partsOf(found[1]);
    if (parts && !['*', '?', '$'].includes(parts.name)) {
      names.push(parts.name);
    }
  }
  return names;
}

/**
 * Replaces policy variables and reads wildcards.
 *
 * @param valueOf - the value of a key; undefined switches variables off, as in policies before version 2012-10-17
 * @returns the pattern, or {@link NO_VALUE}
 * @remarks
 * Text that comes from a variable is literal: a `*` in it is no wildcard. An unknown value becomes `*` and makes
 * the pattern approximate. `${}` and a missing brace are literal text
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 */
export function readPattern(
  text: string,
  syntax: ValueSyntax,
  valueOf?: (key: string) => VariableValue,
): Pattern | typeof NO_VALUE {
  const isSpecial =
    (valueOf !== undefined && text.includes('${')) ||
    (syntax === 'glob' && (text.includes('*') || text.includes('?')));
  if (syntax === 'plain' || !isSpecial) {
    return literalPattern(text);
  }
  const glob: number[] = [];
  let approximate = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const replaced =
      valueOf && code === 36 ? readVariable(text, at, valueOf) : undefined;
    if (replaced === NO_VALUE) {
      return NO_VALUE;
    }
    if (replaced) {
      for (const token of replaced.tokens) {
        glob.push(token);
      }
      approximate ||= replaced.approximate;
      at = replaced.end - 1;
    } else {
      glob.push(syntax === 'glob' ? wildcardToken(code) : code);
    }
  }
  return { text, glob, approximate };
}

function readVariable(
  text: string,
  at: number,
  valueOf: (key: string) => VariableValue,
):
  | { tokens: number[]; approximate: boolean; end: number }
  | typeof NO_VALUE
  | undefined {
  variablePattern.lastIndex = at;
  const found = variablePattern.exec(text);
  const parts = found && partsOf(found[1]);
  if (!parts) {
    return undefined;
  }
  const end = variablePattern.lastIndex;
  const { name, fallback } = parts;
  if (name === '*' || name === '?' || name === '$') {
    return { tokens: [name.charCodeAt(0)], approximate: false, end };
  }
  const value = valueOf(name);
  if (value.state === 'unknown') {
    return { tokens: [ANY_RUN], approximate: true, end };
  }
  if (value.state === 'value') {
    return { tokens: literalGlob(value.value), approximate: false, end };
  }
  return fallback === undefined
    ? NO_VALUE
    : { tokens: literalGlob(fallback), approximate: false, end };
}
