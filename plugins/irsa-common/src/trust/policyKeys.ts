import { foldCase } from './letterCase';
import type { PolicyModel } from './policyModel';
import { variablesOf } from './variables';

/** The condition keys that a policy uses, also as variables, by folded name. */
export function policyKeys(policy: PolicyModel): Set<string> {
  const keys = new Set<string>();
  for (const { conditions } of policy.statements) {
    for (const { foldedKey, values } of conditions) {
      keys.add(foldedKey);
      for (const { value } of values) {
        variablesOf(value).forEach(name => keys.add(foldCase(name)));
      }
    }
  }
  return keys;
}
