import type { TrustMatch } from '../types';
import { matchOf } from './operator';
import type { Operator } from './operator';

type Relation = (actual: number, expected: number) => boolean;

const relations: { suffix: string; negated: boolean; holds: Relation }[] = [
  { suffix: 'Equals', negated: false, holds: (a, e) => a === e },
  { suffix: 'NotEquals', negated: true, holds: (a, e) => a === e },
  { suffix: 'LessThan', negated: false, holds: (a, e) => a < e },
  { suffix: 'LessThanEquals', negated: false, holds: (a, e) => a <= e },
  { suffix: 'GreaterThan', negated: false, holds: (a, e) => a > e },
  { suffix: 'GreaterThanEquals', negated: false, holds: (a, e) => a >= e },
];

/** The six comparisons of a type whose values are numbers on a line; `read` answers undefined for anything else. */
export function orderedOperators(
  prefix: string,
  read: (text: string) => number | undefined,
): Operator[] {
  return relations.map(({ suffix, negated, holds }) => ({
    name: `${prefix}${suffix}`,
    syntax: 'plain',
    negated,
    compare: (expected, actual): TrustMatch => {
      const wanted = read(expected.text);
      const found = read(actual);
      return wanted === undefined || found === undefined
        ? 'unknown'
        : matchOf(holds(found, wanted));
    },
  }));
}
