import type { TrustMatch } from '../types';
import type { Pattern } from '../pattern';

/** How a policy value is read before it is compared. */
export type ValueSyntax =
  /** Plain text, in which policy variables are replaced. */
  | 'text'
  /** Text with `*` and `?`, in which policy variables are replaced. */
  | 'glob'
  /** Plain text without variables. */
  | 'plain';

/** One condition operator, without qualifier and IfExists. */
export interface Operator {
  /** The name as AWS writes it. */
  readonly name: string;
  /** How policy values are read. */
  readonly syntax: ValueSyntax;
  /** Whether the operator holds when no policy value matches. */
  readonly negated: boolean;
  /**
   * Compares one value of the request with one value of the policy, before negation.
   *
   * @remarks `unknown` when either is not of the operator's type.
   */
  compare(expected: Pattern, actual: string): TrustMatch;
}

/** Turns a boolean into a match. */
export function matchOf(value: boolean): TrustMatch {
  return value ? 'yes' : 'no';
}
