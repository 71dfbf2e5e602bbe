import { isObject, quote } from './json/value';
import { pathOfIndex, pathOfKey } from './path';
import type { PolicyModel, StatementModel } from './policyModel';
import { problem } from './problem';
import { readStatement } from './readStatement';
import type { TrustProblem } from './types';

const policyElements = new Set(['Version', 'Id', 'Statement']);

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
