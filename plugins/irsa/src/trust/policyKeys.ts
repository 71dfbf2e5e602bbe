import { statementsOf } from './federatedProviders';

const VARIABLE = /\$\{([^},]+)/g;

/** The names of all condition keys and policy variables that a policy uses, in lower case. */
export function policyKeys(
  policy: Readonly<Record<string, unknown>>,
): Set<string> {
  const keys = new Set<string>();
  for (const { Condition: condition } of statementsOf(policy)) {
    for (const operands of Object.values(condition ?? {})) {
      if (typeof operands === 'object' && operands !== null) {
        for (const [key, value] of Object.entries(operands)) {
          keys.add(key.toLowerCase());
          for (const text of [value].flat()) {
            for (const [, name] of String(text).matchAll(VARIABLE)) {
              keys.add(name.trim().toLowerCase());
            }
          }
        }
      }
    }
  }
  return keys;
}
