/** Keeps one of each list of texts: thousands of rows name the same sources and entities. */
export class Interner {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();

  text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) {
      return known;
    }
    this.#texts.set(text, text);
    return text;
  }

  list(texts: readonly string[]): readonly string[] {
    const key = JSON.stringify(texts);
    const known = this.#lists.get(key);
    if (known) {
      return known;
    }
    const list = texts.map(text => this.text(text));
    this.#lists.set(key, list);
    return list;
  }
}
