const plainKey = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Extends a JSON path by an object key: `.Key`, or `["a:b"]` when the key is no plain word. */
export function pathOfKey(parent: string, key: string): string {
  if (plainKey.test(key)) {
    return parent === '' ? key : `${parent}.${key}`;
  }
  return `${parent}[${JSON.stringify(key)}]`;
}

/** Extends a JSON path by an array index. */
export function pathOfIndex(parent: string, index: number): string {
  return `${parent}[${index}]`;
}

/** One step of a JSON path. */
export type PathStep = string | number;

/** Reads a path written by {@link pathOfKey} and {@link pathOfIndex}; undefined when it is not one. */
export function parsePath(path: string): PathStep[] | undefined {
  const steps: PathStep[] = [];
  const step =
    /(?:^|\.)([A-Za-z_][A-Za-z0-9_]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  while (step.lastIndex < path.length) {
    const found = step.exec(path);
    if (!found) {
      return undefined;
    }
    if (found[1] !== undefined) {
      steps.push(found[1]);
    } else if (found[2] !== undefined) {
      steps.push(Number(found[2]));
    } else {
      try {
        steps.push(JSON.parse(found[3]) as string);
      } catch {
        return undefined;
      }
    }
  }
  return steps;
}
