interface Remembered {
  readonly inputs: readonly unknown[];
  readonly value: unknown;
  run: number;
}

/**
 * Values beside the inputs that they were computed from. A value is computed anew when one of its inputs is another object than the
 * last time; what a run does not ask for is forgotten when the run ends.
 */
export class Memory {
  readonly #values = new Map<string, Remembered>();
  #run = 0;

  beginRun(): void {
    this.#run++;
  }

  endRun(): void {
    for (const [key, { run }] of this.#values) {
      if (run !== this.#run) {
        this.#values.delete(key);
      }
    }
  }

  has(key: string, inputs: readonly unknown[]): boolean {
    const known = this.#values.get(key);
    return known !== undefined && same(known.inputs, inputs);
  }

  recall<T>(key: string, inputs: readonly unknown[], compute: () => T): T {
    const known = this.#values.get(key);
    if (known && same(known.inputs, inputs)) {
      known.run = this.#run;
      return known.value as T;
    }
    const value = compute();
    this.#values.set(key, { inputs, value, run: this.#run });
    return value;
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
