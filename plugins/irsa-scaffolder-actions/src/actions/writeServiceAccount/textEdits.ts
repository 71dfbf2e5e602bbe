import { Pair, ParsedNode, stringify } from 'yaml';
import { ParsedMap } from './manifest';

/** A stretch of a text and what to put in its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies edits that do not overlap; those at the same place keep their order.
 *
 * Editing the text at the places the parsed document gives, rather than printing the document again, leaves every
 * character that is not asked for as it was.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  parts.push(text.slice(position));
  return parts.join('');
}

/** Puts another scalar in the place of one. */
export function replaceScalar(
  text: string,
  node: ParsedNode,
  value: string,
  inFlow: boolean,
): TextEdit {
  const printed = inFlow ? JSON.stringify(value) : blockScalar(value);
  return replacing(text, node.range, printed);
}

/** Adds pairs after the last pair of a mapping that has some. */
export function addPairs(
  text: string,
  map: ParsedMap,
  pairs: ReadonlyMap<string, string>,
): TextEdit {
  const last = map.items[map.items.length - 1];
  return map.flow
    ? insertion(endOfPair(last), `, ${flowPairs(pairs)}`)
    : addLines(
        text,
        endOfPair(last),
        blockLines(pairs, firstColumn(text, map)),
      );
}

/** Gives a key of `parent` that has no pairs yet its first ones. */
export function fillSection(
  text: string,
  parent: ParsedMap,
  pair: Pair<ParsedNode, ParsedNode | null>,
  pairs: ReadonlyMap<string, string>,
  indent: number,
): TextEdit {
  const [start, end] = pair.value?.range ?? [endOfPair(pair), endOfPair(pair)];
  if (parent.flow) {
    return replacing(text, [start, end], `{ ${flowPairs(pairs)} }`);
  }
  const lines = blockLines(pairs, firstColumn(text, parent) + indent);
  if (start === end) {
    return addLines(text, start, lines);
  }
  const gap = /[ \t]*$/.exec(text.slice(0, start));
  return {
    start: start - (gap?.[0].length ?? 0),
    end,
    text: lines.map(line => `${newline(text)}${line}`).join(''),
  };
}

/** Adds a key with pairs of its own to `parent`, behind the pair `after`. */
export function addSection(
  text: string,
  parent: ParsedMap,
  after: Pair<ParsedNode, ParsedNode | null>,
  key: string,
  pairs: ReadonlyMap<string, string>,
  indent: number,
): TextEdit {
  if (parent.flow) {
    return insertion(
      endOfPair(after),
      `, ${JSON.stringify(key)}: { ${flowPairs(pairs)} }`,
    );
  }
  const column = firstColumn(text, parent);
  return addLines(text, endOfPair(after), [
    `${' '.repeat(column)}${key}:`,
    ...blockLines(pairs, column + indent),
  ]);
}

/** How far the pairs of a mapping stand to the right of the key that holds it. */
export function indentOf(
  text: string,
  key: ParsedNode,
  map: ParsedMap,
): number {
  const indent = firstColumn(text, map) - columnOf(text, key.range[0]);
  return map.flow || indent < 1 ? 2 : indent;
}

export function newline(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A value that is left out stands right behind its colon or right before a comment, and needs a space there. */
function replacing(
  text: string,
  [start, end]: readonly number[],
  value: string,
): TextEdit {
  const before = text[start - 1] === ':' ? ' ' : '';
  const after = text[end] === '#' ? ' ' : '';
  return { start, end, text: `${before}${value}${after}` };
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function addLines(
  text: string,
  after: number,
  lines: readonly string[],
): TextEdit {
  // A block scalar ends behind its line break, everything else before it and before a comment.
  if (text[after - 1] === '\n') {
    return insertion(
      after,
      lines.map(line => `${line}${newline(text)}`).join(''),
    );
  }
  const lineFeed = text.indexOf('\n', after);
  const endOfText = lineFeed === -1 ? text.length : lineFeed;
  const at = text[endOfText - 1] === '\r' ? endOfText - 1 : endOfText;
  return insertion(at, lines.map(line => `${newline(text)}${line}`).join(''));
}

function blockLines(
  pairs: ReadonlyMap<string, string>,
  column: number,
): string[] {
  return [...pairs].map(
    ([key, value]) =>
      `${' '.repeat(column)}${blockScalar(key)}: ${blockScalar(value)}`,
  );
}

/** Quotes throughout, so that JSON stays JSON. */
function flowPairs(pairs: ReadonlyMap<string, string>): string {
  return [...pairs]
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ');
}

/** Kubernetes reads YAML 1.1, in which a plain `on` or `y` is no text. */
function blockScalar(value: string): string {
  return stringify(value, { compat: 'yaml-1.1', lineWidth: 0 }).trimEnd();
}

function endOfPair(pair: Pair<ParsedNode, ParsedNode | null>): number {
  return (pair.value ?? pair.key).range[1];
}

function firstColumn(text: string, map: ParsedMap): number {
  return map.items.length === 0 ? 0 : columnOf(text, map.items[0].key.range[0]);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
