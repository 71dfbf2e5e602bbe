const LENGTH = 300;

/** A text from elsewhere as one bounded line without control characters, so that it can stand in a message and in a log. */
export function plainText(text: string): string {
  const line = text
    .slice(0, 4 * LENGTH)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
}
