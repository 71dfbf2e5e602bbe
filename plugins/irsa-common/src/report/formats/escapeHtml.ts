/** HTML that is safe to put into HTML as it is. */
export class Html {
  constructor(readonly text: string) {}
}

/** A piece of HTML, in which every value that is not HTML itself is escaped. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | Html)[]
): Html {
  return new Html(
    strings.reduce(
      (text, string, index) => `${text}${textOf(values[index - 1])}${string}`,
    ),
  );
}

/** Pieces of HTML in a row. */
export function join(pieces: readonly Html[]): Html {
  return new Html(pieces.map(({ text }) => text).join(''));
}

function textOf(value: string | Html): string {
  return value instanceof Html
    ? value.text
    : value.replace(/[&<>"']/g, match => `&#${match.charCodeAt(0)};`);
}
