/** What one statement takes at most, below the limits of SQLite and PostgreSQL. */
export const STATEMENT_ROWS = 200;
/** Characters of what one statement inserts; a row that is larger goes alone. */
export const STATEMENT_CHARACTERS = 1_000_000;

/** Cuts a list into parts that fit into one statement each. */
export function* inBatches<T>(
  items: Iterable<T>,
  charactersOf: (item: T) => number = () => 0,
): Generator<T[]> {
  let batch: T[] = [];
  let characters = 0;
  for (const item of items) {
    const more = charactersOf(item);
    if (
      batch.length === STATEMENT_ROWS ||
      (batch.length > 0 && characters + more > STATEMENT_CHARACTERS)
    ) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(item);
    characters += more;
  }
  if (batch.length > 0) {
    yield batch;
  }
}
