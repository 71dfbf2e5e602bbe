/** Stands for `*` in a pattern. */
export const run = Symbol('*');
/** Stands for `?` in a pattern. */
export const any = Symbol('?');

/** A pattern, character by character. */
export type Tokens = (string | symbol)[];

/** What a character of a pattern stands for where wildcards are read. */
export function wild(character: string): string | symbol {
  if (character === '*') {
    return run;
  }
  return character === '?' ? any : character;
}

/** The characters of a text; halves of surrogate pairs count one each. */
export function charactersOf(text: string): string[] {
  return text.split('');
}

/** Keeps every place that the pattern can have reached, token by token. */
export function like(pattern: Tokens, text: string): boolean {
  let reachable = new Set([0]);
  for (const token of pattern) {
    const next = new Set<number>();
    for (const at of reachable) {
      if (token === run) {
        for (let end = at; end <= text.length; end++) {
          next.add(end);
        }
      } else if (at < text.length && (token === any || token === text[at])) {
        next.add(at + 1);
      }
    }
    reachable = next;
  }
  return reachable.has(text.length);
}

/** Whether a text matches a pattern as it is written. */
export function looksLike(pattern: string, text: string): boolean {
  return like(charactersOf(pattern).map(wild), text);
}
