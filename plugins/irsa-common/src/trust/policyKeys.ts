import { isObject } from './json/value';
import { foldCase } from './letterCase';
import { readPolicy } from './readPolicy';
import { variablesOf } from './variables';

/** The condition keys that a policy uses, also as variables, by folded name. */
export function policyKeys(policy: unknown): Set<string> {
  const keys = new Set<string>();
  if (isObject(policy)) {
    for (const { conditions } of readPolicy(policy).statements) {
      for (const { foldedKey, values } of conditions) {
        keys.add(foldedKey);
        for (const { value } of values) {
          variablesOf(value).forEach(name => keys.add(foldCase(name)));
        }
      }
    }
  }
  return keys;
}
