import { isReadWhole, SourceState } from 'backstage-plugin-irsa-common';

/** Tells which sources that were not read whole and lately something rests on. */
export class UnreadSources {
  readonly #unread = new Set<string>();
  /** Sources that were never read, so that nothing rests on them yet, by what they would read. */
  readonly #neverRead = new Map<string, string[]>();

  constructor(sources: Iterable<SourceState>) {
    for (const source of sources) {
      if (!isReadWhole(source)) {
        this.#unread.add(source.id);
        const place = placeOf(source.id);
        if (source.status === 'never-read' && place !== undefined) {
          const ids = this.#neverRead.get(place) ?? [];
          this.#neverRead.set(place, [...ids, source.id]);
        }
      }
    }
  }

  /** Ids of those that something rests on, or would rest on in its clusters and accounts. */
  of(
    sources: readonly string[],
    clusters: readonly string[],
    accounts: readonly string[],
  ): string[] {
    if (this.#unread.size === 0) {
      return [];
    }
    return [
      ...sources.filter(id => this.#unread.has(id)),
      ...[...clusters, ...accounts].flatMap(
        place => this.#neverRead.get(place) ?? [],
      ),
    ];
  }
}

/** The account or the cluster that a source reads, as its id says; undefined for sources whose ids say nothing. */
function placeOf(id: string): string | undefined {
  const [, direct] =
    /^(?:aws|kubernetes|eks):([^/]+)(?:\/[^/]+)?$/.exec(id) ?? [];
  const [, folder] =
    /^files:.*\/(?:accounts|clusters)\/([^/]+)$/.exec(id) ?? [];
  return direct ?? folder;
}
