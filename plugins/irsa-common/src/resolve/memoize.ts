/**
 * Remembers what a pure function answers for an object, as long as the object lives. Records of a snapshot never change, so an answer
 * about one holds for as long as the snapshot does.
 */
export function memoize<K extends object, V>(
  compute: (key: K) => V,
): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return key => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}

/**
 * The same for as long as the answering function itself lives, such as one that belongs to an account and is asked about its roles. Much
 * cheaper than {@link memoize} where there are many keys, for the garbage collector too.
 */
export function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, { value: V }>();
  return key => {
    let entry = known.get(key);
    if (!entry) {
      entry = { value: compute(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}
