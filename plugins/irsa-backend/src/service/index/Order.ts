/** An order of rows: by a key that is another for each row. */
export interface Order<Row> {
  readonly name: string;
  keyOf(row: Row): string;
}

/** A row with its key. */
export interface Keyed<Row> {
  readonly key: string;
  readonly row: Row;
}

/** Joins the parts of a key, so that shorter parts come before longer ones that begin with them. */
export function keyOfParts(...parts: readonly (string | number)[]): string {
  return parts.join('\u0000');
}

/** Rows that are sorted or merged before others get a turn. */
const STEP = 2_000;

/** Sorts in small steps, so that the caller can do something else in between. */
export function* sortInSteps<Row>(
  rows: Iterable<Row>,
  order: Order<Row>,
): Generator<void, Keyed<Row>[]> {
  let runs: Keyed<Row>[][] = [];
  let run: Keyed<Row>[] = [];
  for (const row of rows) {
    run.push({ key: order.keyOf(row), row });
    if (run.length === STEP) {
      runs.push(run.sort(byKey));
      run = [];
      yield;
    }
  }
  runs.push(run.sort(byKey));
  while (runs.length > 1) {
    const merged: Keyed<Row>[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* mergeInSteps(runs[index], runs[index + 1] ?? []));
    }
    runs = merged;
  }
  return runs[0];
}

/** Merges two sorted lists in small steps. */
export function* mergeInSteps<Row>(
  a: readonly Keyed<Row>[],
  b: readonly Keyed<Row>[],
): Generator<void, Keyed<Row>[]> {
  const merged: Keyed<Row>[] = [];
  let [inA, inB] = [0, 0];
  while (inA < a.length || inB < b.length) {
    const isFromA =
      inB >= b.length || (inA < a.length && a[inA].key <= b[inB].key);
    merged.push(isFromA ? a[inA++] : b[inB++]);
    if (merged.length % STEP === 0) {
      yield;
    }
  }
  return merged;
}

function byKey(a: { key: string }, b: { key: string }): number {
  if (a.key === b.key) {
    return 0;
  }
  return a.key < b.key ? -1 : 1;
}
