/**
 * Remembers what a pure function answers for an object, as long as the object lives. Records of a snapshot never change, so an answer
 * about one holds for as long as the snapshot does.
 */
export function memoize<K extends object, V>(
  compute: (key: K) => V,
): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return key => {
    const entry = known.get(key) ?? { value: compute(key) };
    known.set(key, entry);
    return entry.value;
  };
}
