import type { VariableValue } from './variables';

/** What is known of a condition key in a request. */
export type KeyState =
  | { state: 'present'; values: string[]; multiValued: boolean }
  /** In the request, with a value nobody knows. */
  | { state: 'value-unknown' }
  | { state: 'absent' }
  /** Perhaps in the request. */
  | { state: 'unknown' };

/** Finds a key of a request by its folded name. */
export type Lookup = (foldedKey: string) => KeyState;

/** What a policy variable that names this key stands for; only keys with one value can be variables. */
export function variableValue(key: KeyState): VariableValue {
  if (key.state === 'absent') {
    return key;
  }
  if (key.state === 'present' && !key.multiValued) {
    return { state: 'value', value: key.values[0] };
  }
  return { state: 'unknown' };
}
