/** Begins a text that stands for what only a tool works out, such as a reference; no text of a file has a null character. */
const MARK = '\0';

/** Marks what a tool works out; `text` is how it is written. */
export function expression(text: string): string {
  return `${MARK}${text}`;
}

/** Whether a text is one that a tool works out: one that was marked, or an intrinsic function of CloudFormation. */
export function isExpression(text: string): boolean {
  return text.startsWith(MARK) || /^(Ref|Fn::\w+)$/.test(text);
}
