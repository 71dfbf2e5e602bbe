import { SourceAge } from '../database/sourceAges';

/** What is not fresh among the sources, at the moment of a question. */
export class Freshness {
  readonly #stale = new Set<string>();
  readonly #tooOld = new Map<string, SourceAge>();

  /**
   * @param limits - in milliseconds: past `staleAge` a snapshot is stale, past `staleAfter` a verdict is unknown.
   */
  constructor(
    ages: ReadonlyMap<string, SourceAge>,
    limits: { readonly staleAge: number; readonly staleAfter: number },
  ) {
    for (const [id, source] of ages) {
      if (source.age > limits.staleAfter) {
        this.#tooOld.set(id, source);
      }
      if (
        source.failed ||
        source.age > Math.min(limits.staleAge, limits.staleAfter)
      ) {
        this.#stale.add(id);
      }
    }
  }

  /** The same text where the same sources are stale or too old. */
  get key(): string {
    return `${[...this.#stale].join(' ')}|${[...this.#tooOld.keys()].join(
      ' ',
    )}`;
  }

  /** Whether something rests on a source that could not be renewed in time; its verdict stays. */
  isStale({ sources }: { readonly sources: readonly string[] }): boolean {
    return this.#stale.size > 0 && sources.some(id => this.#stale.has(id));
  }

  /** The first source that is too old for a verdict to be believed which rests on it; undefined where there is none. */
  tooOld({
    sources,
  }: {
    readonly sources: readonly string[];
  }): SourceAge | undefined {
    if (this.#tooOld.size === 0) {
      return undefined;
    }
    const id = sources.find(source => this.#tooOld.has(source));
    return id === undefined ? undefined : this.#tooOld.get(id);
  }
}
