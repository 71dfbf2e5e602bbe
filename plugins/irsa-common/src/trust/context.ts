import { foldCase } from './letterCase';
import type { KeyState, Lookup } from './lookup';
import type { TrustRequest } from './types';

const ABSENT: KeyState = { state: 'absent' };
const UNKNOWN: KeyState = { state: 'unknown' };

/** Finds keys of a request; names ignore letter case, and a key given twice with different values is unknown. */
export function lookupOf(request: TrustRequest): Lookup {
  // Statements without conditions never ask, so the keys are only read at the first question.
  let keys: Map<string, KeyState> | undefined;
  return foldedKey => {
    keys ??= readKeys(request);
    return keys.get(foldedKey) ?? ABSENT;
  };
}

function readKeys(request: TrustRequest): Map<string, KeyState> {
  const keys = new Map<string, KeyState>();
  for (const [key, value] of Object.entries(request.context ?? {})) {
    const folded = foldCase(key);
    const state = readState(value);
    const earlier = keys.get(folded);
    keys.set(
      folded,
      earlier === undefined || isSame(earlier, state) ? state : UNKNOWN,
    );
  }
  for (const key of request.presentKeys ?? []) {
    keys.set(foldCase(key), { state: 'value-unknown' });
  }
  for (const key of request.unknownKeys ?? []) {
    keys.set(foldCase(key), UNKNOWN);
  }
  return keys;
}

function readState(value: unknown): KeyState {
  if (typeof value === 'string') {
    return { state: 'present', values: [value], multiValued: false };
  }
  if (
    Array.isArray(value) &&
    value.every((item): item is string => typeof item === 'string')
  ) {
    return { state: 'present', values: value, multiValued: true };
  }
  return UNKNOWN;
}

function isSame(a: KeyState, b: KeyState): boolean {
  return (
    a.state === 'present' &&
    b.state === 'present' &&
    a.multiValued === b.multiValued &&
    a.values.length === b.values.length &&
    a.values.every((value, index) => value === b.values[index])
  );
}
