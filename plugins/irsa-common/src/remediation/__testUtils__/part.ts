/** A part of a document that was read, whatever it is. */
export class Part {
  constructor(readonly value: unknown) {}

  /** What stands under keys, one below the other; a part without value where there is nothing. */
  at(...keys: readonly string[]): Part {
    return new Part(
      keys.reduce<unknown>(
        (value, key) =>
          typeof value === 'object' && value !== null
            ? (value as Record<string, unknown>)[key]
            : undefined,
        this.value,
      ),
    );
  }

  /** Members of a list; none where there is nothing. */
  list(): Part[] {
    return this.value === undefined
      ? []
      : (this.value as unknown[]).map(each => new Part(each));
  }

  /** Members of an object; none where there is nothing. */
  entries(): [string, Part][] {
    return Object.entries(this.value ?? {}).map(([key, each]) => [
      key,
      new Part(each),
    ]);
  }

  /** A text; throws where it is none. */
  text(): string {
    if (typeof this.value !== 'string') {
      throw new Error(`This is not a text: ${JSON.stringify(this.value)}`);
    }
    return this.value;
  }

  /** A text as JSON. */
  json(): unknown {
    return JSON.parse(this.text()) as unknown;
  }
}
