/**
 * A text as a quoted template of HCL. `${` and `%{` begin a template unless their first character is doubled. Source: HCL Native Syntax
 * Specification, "Template Expressions".
 */
export function hclString(text: string): string {
  return (
    JSON.stringify(text)
      .replace(/\$\{/g, '$$${')
      .replace(/%\{/g, '%%{')
      // HCL has fewer escapes than JSON; behind an escaped backslash these letters are only letters.
      .replace(/\\(.)/g, (escape, letter: string) => {
        if (letter === 'b') {
          return '\\u0008';
        }
        return letter === 'f' ? '\\u000c' : escape;
      })
  );
}

/** An expression of HCL, written out. */
export class HclExpression {
  constructor(readonly write: (indent: string) => string) {}
}

/** The body of a block within a block. */
export class HclBlockBody {
  constructor(readonly body: Readonly<Record<string, unknown>>) {}
}

/** A value of JSON as an expression of HCL, as `terraform fmt` lays it out; expressions may stand in it. */
export function hclValue(value: unknown, indent = ''): string {
  const deeper = `${indent}  `;
  if (value instanceof HclExpression) {
    return value.write(indent);
  }
  if (Array.isArray(value)) {
    return value.every(each => typeof each !== 'object')
      ? `[${value.map(each => hclValue(each)).join(', ')}]`
      : `[\n${value
          .map(each => `${deeper}${hclValue(each, deeper)},\n`)
          .join('')}${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const lines = alignedLines(
      definedEntries(value).map(([key, each]) => ({
        name: hclKey(key),
        text: hclValue(each, deeper),
        isBlock: false,
      })),
      deeper,
    );
    return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
  }
  return typeof value === 'string' ? hclString(value) : JSON.stringify(value);
}

interface Line {
  readonly name: string;
  /** What stands behind the equal sign, or a block with its name. */
  readonly text: string;
  readonly isBlock: boolean;
}

/** Lines up the equal signs of neighbours that fit on a line each; what takes several lines, and a block, stands for itself. */
function alignedLines(lines: readonly Line[], indent: string): string[] {
  const standsAlone = ({ text, isBlock }: Line) =>
    isBlock || text.includes('\n');
  const widths: number[] = [];
  let run: number[] = [];
  lines.forEach((line, index) => {
    widths[index] = columns(line.name);
    if (standsAlone(line)) {
      run = [];
      return;
    }
    run.push(index);
    const widest = Math.max(...run.map(at => columns(lines[at].name)));
    run.forEach(at => {
      widths[at] = widest;
    });
  });
  return lines.map(({ name, text, isBlock }, index) =>
    isBlock
      ? `${indent}${text}`
      : `${indent}${name}${' '.repeat(
          widths[index] - columns(name),
        )} = ${text}`,
  );
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** `terraform fmt` counts what a reader sees as one character. */
function columns(text: string): number {
  return [...segmenter.segment(text)].length;
}

/** As in JSON, what is absent is left out. */
function definedEntries(record: object): [string, unknown][] {
  return Object.entries(record).filter(([, value]) => value !== undefined);
}

/** Words that would be read as something else where a key is expected. */
const RESERVED = new Set(['for', 'null', 'true', 'false']);

function hclKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) && !RESERVED.has(key)
    ? key
    : hclString(key);
}

/** A block with a type, labels and a body, such as a resource. */
export function hclBlock(
  type: string,
  labels: readonly string[],
  body: Readonly<Record<string, unknown>>,
  indent = '',
): string {
  const deeper = `${indent}  `;
  const lines = alignedLines(
    definedEntries(body).map(([name, argument]) =>
      argument instanceof HclBlockBody
        ? {
            name,
            text: hclBlock(name, [], argument.body, deeper).trimStart(),
            isBlock: true,
          }
        : { name, text: hclValue(argument, deeper), isBlock: false },
    ),
    deeper,
  );
  return `${indent}${type}${labels
    .map(label => ` ${hclString(label)}`)
    .join('')} {\n${lines.join('\n')}\n${indent}}`;
}

/** An expression of HCL that fits on one line, such as a reference. */
export function hclExpression(text: string): HclExpression {
  return new HclExpression(() => text);
}

/** `jsonencode(…)` of a value, which keeps policies readable. */
export function jsonencode(value: unknown): HclExpression {
  return new HclExpression(indent => `jsonencode(${hclValue(value, indent)})`);
}

/** A name for a resource: letters, digits and underscores. */
export function hclName(text: string): string {
  const name = text.replace(/\W+/g, '_').replace(/^_+|_+$/g, '');
  return /^[A-Za-z_]/.test(name) ? name : `role_${name}`;
}
