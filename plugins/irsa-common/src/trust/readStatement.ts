import { isObject, quote } from './json/value';
import { pathOfKey } from './path';
import type { StatementModel } from './policyModel';
import { problem } from './problem';
import { readConditions } from './readConditions';
import { readAction, readPrincipal } from './readElements';
import type { TrustProblem } from './types';

const statementElements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Condition',
]);

/** Reads one statement; its fields are those of a statement of the grammar, or faults. */
export function readStatement(value: unknown, path: string): StatementModel {
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
