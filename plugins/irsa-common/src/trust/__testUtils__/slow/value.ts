import type { TrustRequest } from '../../types';
import { charactersOf, run, wild } from './like';
import type { Tokens } from './like';
import { find, isList } from './request';

/** A policy value with its variables replaced. */
export interface Value {
  tokens: Tokens;
  /** False when a variable in it has a value that nobody knows. */
  isSure: boolean;
}

/** Replaces the policy variables of a value; undefined when one has neither a value nor a default. */
export function substitute(
  value: string,
  isPattern: boolean,
  variables: boolean,
  request: TrustRequest,
): Value | undefined {
  const tokens: Tokens = [];
  let isSure = true;
  const pieces = variables
    ? value.match(/\$\{[^${}]+\}|\$\{\$\}|[^]/g) ?? []
    : charactersOf(value);
  for (const piece of pieces) {
    if (piece.length === 1) {
      tokens.push(isPattern ? wild(piece) : piece);
      continue;
    }
    const inside = piece.slice(2, -1);
    if (['*', '?', '$'].includes(inside)) {
      tokens.push(inside);
      continue;
    }
    const [key, fallback] = inside.split(/,\s*/);
    const found = find(key, request);
    if (found === 'unknown' || isList(key, request)) {
      tokens.push(run);
      isSure = false;
    } else if (found) {
      tokens.push(...charactersOf(found[0]));
    } else if (fallback) {
      tokens.push(...charactersOf(fallback.slice(1, -1)));
    } else {
      return undefined;
    }
  }
  return { tokens, isSure };
}
