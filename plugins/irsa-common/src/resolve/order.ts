/** Compares by code units, so that the order is the same in every locale. */
export function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Sorts by a text that is made once for each element. */
export function sortedBy<T>(
  elements: Iterable<T>,
  keyOf: (element: T) => string,
): T[] {
  return [...elements]
    .map(element => ({ element, key: keyOf(element) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ element }) => element);
}

/** Elements by a text, in the order of the texts. */
export function mapBy<T>(
  elements: Iterable<T>,
  keyOf: (element: T) => string,
): Map<string, T> {
  const map = new Map<string, T>();
  for (const element of elements) {
    map.set(keyOf(element), element);
  }
  return new Map([...map].sort(([a], [b]) => compareText(a, b)));
}

/** Adds to the list that a map holds for a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
