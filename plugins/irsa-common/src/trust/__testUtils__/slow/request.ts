import type { TrustRequest } from '../../types';

/** What the request says about a key, whose name ignores letter case. */
export function find(
  key: string,
  request: TrustRequest,
): string[] | 'unknown' | undefined {
  const isKey = (other: string) => other.toLowerCase() === key.toLowerCase();
  if ((request.unknownKeys ?? []).some(isKey)) {
    return 'unknown';
  }
  const [found, ...again] = Object.keys(request.context)
    .filter(isKey)
    .map(name => request.context[name]);
  // No page says which one counts when a key is given twice.
  const isClear = again.every(
    other => JSON.stringify(other) === JSON.stringify(found),
  );
  if (!isClear) {
    return 'unknown';
  }
  return found === undefined ? undefined : [found].flat();
}

/** Whether a key is given as a list, which cannot stand in for a policy variable. */
export function isList(key: string, request: TrustRequest): boolean {
  return Object.entries(request.context).some(
    ([name, value]) =>
      name.toLowerCase() === key.toLowerCase() && Array.isArray(value),
  );
}
