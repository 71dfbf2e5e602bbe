import { matchesTrustGlob } from './membership';

/** Names in an order in which those that begin alike, or end alike, stand together. */
export class NameIndex {
  readonly #forwards: readonly string[];
  #backwards: readonly string[] | undefined;

  constructor(names: Iterable<string>) {
    this.#forwards = [...names].sort();
  }

  /** Names that match an IAM pattern. Only those that begin or end as the pattern does are looked at. */
  *matching(glob: string): Generator<string> {
    const start = glob.slice(0, wildcardAt(glob));
    const end = reversed(glob).slice(0, wildcardAt(reversed(glob)));
    if (start.length >= end.length) {
      for (const name of range(this.#forwards, start)) {
        if (matchesTrustGlob(glob, name)) {
          yield name;
        }
      }
      return;
    }
    this.#backwards ??= this.#forwards.map(reversed).sort();
    for (const backwards of range(this.#backwards, end)) {
      const name = reversed(backwards);
      if (matchesTrustGlob(glob, name)) {
        yield name;
      }
    }
  }
}

/** Where a pattern stops being plain text; `$` begins an escaped character. */
function wildcardAt(glob: string): number {
  const at = glob.search(/[*?$}]/);
  return at < 0 ? glob.length : at;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** The texts of a sorted list that begin with a text. */
function* range(sorted: readonly string[], start: string): Generator<string> {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (let at = low; at < sorted.length && sorted[at].startsWith(start); at++) {
    yield sorted[at];
  }
}
