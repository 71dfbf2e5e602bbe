import { ReportRow } from '../api/types/report';
import { compareText } from '../resolve/order';
import { emptyTally, Tally } from './counts';

/** Where in a dimension a thing stands: one value, none, or several. */
export type Standing = readonly string[];

/**
 * Counts by the values of one dimension. A thing is counted in one row only, so that rows add up; each of several values has it as shared
 * too.
 */
export class DimensionTally {
  readonly #values = new Map<string, { own: Tally; shared?: Tally }>();
  #several?: Tally;
  #none?: Tally;

  /** Counts a thing, by the function that adds it to a tally. */
  count(standing: Standing, add: (tally: Tally) => void): void {
    if (standing.length === 0) {
      this.#none ??= emptyTally();
      add(this.#none);
    } else if (standing.length === 1) {
      add(this.#value(standing[0]).own);
    } else {
      this.#several ??= emptyTally();
      add(this.#several);
      for (const each of standing) {
        const value = this.#value(each);
        value.shared ??= emptyTally();
        add(value.shared);
      }
    }
  }

  /** By value, then what belongs to several, then what belongs to none. */
  rows(): ReportRow[] {
    const rows: ReportRow[] = [...this.#values]
      .sort(([a], [b]) => compareText(a, b))
      .map(([value, { own, shared }]) => ({
        kind: 'value',
        value,
        ...structuredClone(own),
        ...(shared ? { shared: structuredClone(shared) } : {}),
      }));
    if (this.#several) {
      rows.push({ kind: 'several', ...structuredClone(this.#several) });
    }
    if (this.#none) {
      rows.push({ kind: 'none', ...structuredClone(this.#none) });
    }
    return rows;
  }

  #value(key: string): { own: Tally; shared?: Tally } {
    let value = this.#values.get(key);
    if (!value) {
      value = { own: emptyTally() };
      this.#values.set(key, value);
    }
    return value;
  }
}
