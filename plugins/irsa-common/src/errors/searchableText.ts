const COLOURS = /\\{1,8}(?:u001b|x1b|033|e)\[[0-9;:?]{0,32}[a-z]/gi;
const ESCAPES =
  /\\{1,8}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(["'`/bfnrt]))|&(?:quot|apos|#39|#x27|#34|amp|lt|gt|nbsp);/gi;
const NOT_COUNTED = /[\s\\"'`´‘’“”\u00a0\u200b-\u200d\u2060\ufeff]+/g;

const WHITE_SPACE = new Set(['b', 'f', 'n', 'r', 't']);

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};

/** How often a log line may be wrapped in JSON. */
const DEPTH = 3;

/** How many characters may stand where a wording has `…`, white space and quotes not counted. */
const GAP = 600;

/** A wording, ready to be searched for. */
export type Fragments = readonly string[];

/** Takes a wording apart at each `…`. */
export function fragmentsOf(wording: string): Fragments {
  return wording.split('…').map(compact).filter(Boolean);
}

/** Lower case, without white space, quotes and backslashes: what remains is the same however a message was wrapped, quoted or broken. */
function compact(text: string): string {
  return text.replace(NOT_COUNTED, '').toLowerCase();
}

function unescape(text: string): string {
  return text.replace(
    ESCAPES,
    (
      match,
      unicode: string | undefined,
      hex: string | undefined,
      letter: string | undefined,
    ) => {
      const code = unicode ?? hex;
      if (code !== undefined) {
        return String.fromCharCode(parseInt(code, 16));
      }
      if (letter !== undefined) {
        return WHITE_SPACE.has(letter) ? '\n' : letter;
      }
      return ENTITIES[match.toLowerCase()];
    },
  );
}

/** Takes colours out, whether the terminal's own characters were copied or their escapes. */
function withoutColours(text: string): string {
  return text
    .replaceAll('\u001b', '\\e')
    .replaceAll('\u009b', '\\e[')
    .replace(COLOURS, '');
}

/** A pasted text as it was before it was logged, quoted, coloured and wrapped. */
export class SearchableText {
  /** Without colours and escapes; line breaks and letter case are as they were. */
  readonly plain: string;
  readonly #forms: readonly string[];

  constructor(text: string) {
    const colourless = withoutColours(text);
    let plain = colourless;
    for (let depth = 0; depth < DEPTH; depth += 1) {
      const next = unescape(plain);
      if (next === plain) {
        break;
      }
      plain = next;
    }
    this.plain = plain;
    const forms = [compact(plain)];
    if (colourless.includes('\\')) {
      // In a path of Windows, what looks like an escaped line break is the beginning of a name.
      forms.push(compact(colourless.replace(/\\{1,8}/g, '/')));
    }
    this.#forms = forms;
  }

  /** Where the text has the fragments in their order, not too far apart; absent where it has not. */
  find(fragments: Fragments): TextRange | undefined {
    for (const [form, text] of this.#forms.entries()) {
      const range = findInOrder(text, fragments);
      if (range) {
        return { form, ...range };
      }
    }
    return undefined;
  }
}

/** A piece of one of the forms in which a text is searched. */
export interface TextRange {
  readonly form: number;
  readonly start: number;
  readonly end: number;
}

/** Whether two pieces have a character in common. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.form === b.form && a.start < b.end && b.start < a.end;
}

function findInOrder(
  text: string,
  [first, ...rest]: Fragments,
): { start: number; end: number } | undefined {
  for (
    let start = text.indexOf(first);
    start >= 0;
    start = text.indexOf(first, start + 1)
  ) {
    let end = start + first.length;
    const isWhole = rest.every(fragment => {
      const at = text.slice(end, end + GAP + fragment.length).indexOf(fragment);
      end += at + fragment.length;
      return at >= 0;
    });
    if (isWhole) {
      return { start, end };
    }
  }
  return undefined;
}
