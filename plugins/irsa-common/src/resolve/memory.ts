interface Remembered {
  readonly inputs: readonly unknown[];
  readonly found: readonly unknown[];
  readonly value: unknown;
  run: number;
}

const noneFound = (): readonly unknown[] => [];

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
    const known = this.#known(key, inputs, noneFound);
    if (known) {
      return known.value as T;
    }
    const value = compute();
    this.#keep(key, { inputs, found: [], value });
    return value;
  }

  /**
   * The same for a value that takes long, and whose inputs are known in full only once it was computed.
   *
   * @param foundInputs - the inputs that a value turned out to depend on, as they are now.
   */
  *recallInSteps<T>(
    key: string,
    inputs: readonly unknown[],
    steps: () => Generator<void, T>,
    foundInputs: (value: T) => readonly unknown[] = noneFound,
  ): Generator<void, T> {
    const known = this.#known(key, inputs, value => foundInputs(value as T));
    if (known) {
      return known.value as T;
    }
    const value = yield* steps();
    this.#keep(key, { inputs, found: foundInputs(value), value });
    return value;
  }

  #known(
    key: string,
    inputs: readonly unknown[],
    foundInputs: (value: unknown) => readonly unknown[],
  ): Remembered | undefined {
    const known = this.#values.get(key);
    if (
      !known ||
      !same(known.inputs, inputs) ||
      !same(known.found, foundInputs(known.value))
    ) {
      return undefined;
    }
    known.run = this.#run;
    return known;
  }

  #keep(key: string, remembered: Omit<Remembered, 'run'>): void {
    this.#values.set(key, { ...remembered, run: this.#run });
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
