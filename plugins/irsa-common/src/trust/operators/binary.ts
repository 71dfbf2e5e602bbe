import type { Pattern } from '../pattern';
import type { TrustMatch } from '../types';
import { matchOf } from './operator';
import type { Operator } from './operator';

/** Base64 with padding and without spare bits, so that equal bytes are equal text. */
const canonicalBase64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

function compareBinary(expected: Pattern, actual: string): TrustMatch {
  return canonicalBase64.test(expected.text) && canonicalBase64.test(actual)
    ? matchOf(expected.text === actual)
    : 'unknown';
}

/** The binary operator: base64 text, compared byte for byte. */
export const binaryOperators: Operator[] = [
  {
    name: 'BinaryEquals',
    syntax: 'plain',
    negated: false,
    compare: compareBinary,
  },
];
