import { Pair, ParsedNode, stringify } from 'yaml';
import { isParsedMap, ParsedList, ParsedMap } from './manifest';

/** A stretch of a text and what to put in its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is to stand in a mapping: texts, switches and further mappings, by their keys. */
export type Fields = ReadonlyMap<string, FieldValue>;

/** A value of {@link Fields}. */
export type FieldValue = string | boolean | Fields;

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
  value: string | boolean,
  inFlow: boolean,
): TextEdit {
  const printed = inFlow ? JSON.stringify(value) : blockScalar(value);
  return replacing(text, node.range, printed);
}

/** Adds pairs behind a pair of a mapping; mappings within them are indented by `indent`. */
export function addPairs(
  text: string,
  map: ParsedMap,
  after: Pair<ParsedNode, ParsedNode | null>,
  pairs: Fields,
  indent: number,
): TextEdit {
  return map.flow
    ? insertion(endOfPair(after), `, ${flowPairs(pairs)}`)
    : addLines(
        text,
        endOfPair(after),
        blockLines(pairs, firstColumn(text, map), indent),
      );
}

/** Adds an item behind the last one of a list that has some. */
export function addItem(
  text: string,
  list: ParsedList,
  item: Fields,
  indent: number,
): TextEdit {
  const end = list.items[list.items.length - 1].range[1];
  return list.flow
    ? insertion(end, `, { ${flowPairs(item)} }`)
    : addLines(
        text,
        end,
        itemLines(item, columnOf(text, list.range[0]), indent),
      );
}

/** Gives a key of `parent` that has no list yet one with a single item. */
export function fillList(
  text: string,
  parent: ParsedMap,
  pair: Pair<ParsedNode, ParsedNode | null>,
  item: Fields,
  indent: number,
): TextEdit {
  return fill(
    text,
    parent,
    pair,
    itemLines(item, firstColumn(text, parent) + indent, indent),
    `[{ ${flowPairs(item)} }]`,
  );
}

/** Adds a key with a list of one item to `parent`, behind its last pair. */
export function addList(
  text: string,
  parent: ParsedMap,
  key: string,
  item: Fields,
  indent: number,
): TextEdit {
  const last = parent.items[parent.items.length - 1];
  const column = firstColumn(text, parent);
  return parent.flow
    ? insertion(
        endOfPair(last),
        `, ${JSON.stringify(key)}: [{ ${flowPairs(item)} }]`,
      )
    : addLines(text, endOfPair(last), [
        `${' '.repeat(column)}${key}:`,
        ...itemLines(item, column + indent, indent),
      ]);
}

/** Gives a key of `parent` that has no pairs yet its first ones. */
export function fillSection(
  text: string,
  parent: ParsedMap,
  pair: Pair<ParsedNode, ParsedNode | null>,
  pairs: Fields,
  indent: number,
): TextEdit {
  return fill(
    text,
    parent,
    pair,
    blockLines(pairs, firstColumn(text, parent) + indent, indent),
    `{ ${flowPairs(pairs)} }`,
  );
}

function fill(
  text: string,
  parent: ParsedMap,
  pair: Pair<ParsedNode, ParsedNode | null>,
  lines: readonly string[],
  inFlow: string,
): TextEdit {
  const [start, end] = pair.value?.range ?? [endOfPair(pair), endOfPair(pair)];
  if (parent.flow) {
    return replacing(text, [start, end], inFlow);
  }
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

/** How far the pairs of a mapping stand to the right of the key that holds it. */
export function indentOf(
  text: string,
  key: ParsedNode,
  map: ParsedMap,
): number {
  const indent = firstColumn(text, map) - columnOf(text, key.range[0]);
  return map.flow || indent < 1 ? 2 : indent;
}

/** How far mappings and lists within a mapping are indented: as the first one that is, two columns where none is. */
export function indentWithin(text: string, map: ParsedMap): number {
  const inner = map.items.find(
    ({ value }) => isParsedMap(value) && value.items.length > 0 && !value.flow,
  );
  return inner && isParsedMap(inner.value)
    ? indentOf(text, inner.key, inner.value)
    : 2;
}

/** Fields as a text of their own. */
export function fieldsText(fields: Fields): string {
  return blockLines(fields, 0, 2)
    .map(line => `${line}\n`)
    .join('');
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

function blockLines(fields: Fields, column: number, indent: number): string[] {
  const lead = ' '.repeat(column);
  return [...fields].flatMap(([key, value]) =>
    isFields(value)
      ? [
          `${lead}${blockScalar(key)}:`,
          ...blockLines(value, column + indent, indent),
        ]
      : [`${lead}${blockScalar(key)}: ${blockScalar(value)}`],
  );
}

function itemLines(item: Fields, column: number, indent: number): string[] {
  return blockLines(item, column + 2, indent).map((line, index) =>
    index === 0 ? `${' '.repeat(column)}- ${line.trimStart()}` : line,
  );
}

/** Quotes throughout, so that JSON stays JSON. */
function flowPairs(fields: Fields): string {
  return [...fields]
    .map(
      ([key, value]) =>
        `${JSON.stringify(key)}: ${
          isFields(value) ? `{ ${flowPairs(value)} }` : JSON.stringify(value)
        }`,
    )
    .join(', ');
}

/** Kubernetes reads YAML 1.1, in which a plain `on` or `y` is no text. */
function blockScalar(value: string | boolean): string {
  return stringify(value, { compat: 'yaml-1.1', lineWidth: 0 }).trimEnd();
}

export function isFields(value: FieldValue): value is Fields {
  return typeof value === 'object';
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
