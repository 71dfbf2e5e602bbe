import { isObject, quote } from './json/value';
import { pathOfKey } from './path';
import type { ElementModel, PlacedText, PrincipalText } from './policyModel';
import { problem } from './problem';
import { readTexts } from './readTexts';
import type { TrustProblem } from './types';

const principalTypes = new Set([
  'AWS',
  'Federated',
  'Service',
  'CanonicalUser',
]);

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

/** Reads Principal or NotPrincipal. */
export function readPrincipal(
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
        values.push({ type, value: text.value, path: text.path });
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

/** Reads Action or NotAction. */
export function readAction(
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
