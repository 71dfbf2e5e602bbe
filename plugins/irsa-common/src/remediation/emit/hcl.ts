/**
 * A text as a quoted template of HCL. `${` and `%{` begin a template unless their first character is doubled. Source: HCL Native Syntax
 * Specification, "Template Expressions".
 */
export function hclString(text: string): string {
  const escaped = JSON.stringify(text)
    .replace(/\$\{/g, '$$${')
    .replace(/%\{/g, '%%{')
    // HCL knows neither of these escapes of JSON.
    .replace(/\\b/g, '\\u0008')
    .replace(/\\f/g, '\\u000c');
  return escaped;
}

/** A value of JSON as an expression of HCL. */
export function hclValue(value: unknown, indent = ''): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return value.every(each => typeof each !== 'object')
      ? `[${value.map(each => hclValue(each)).join(', ')}]`
      : `[\n${value
          .map(each => `${deeper}${hclValue(each, deeper)},\n`)
          .join('')}${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    const keys = entries.map(([key]) => hclKey(key));
    // `terraform fmt` lines up the equal signs of neighbours that fit on a line each.
    return `{\n${entries
      .map(([, each], index) => {
        const text = hclValue(each, deeper);
        const width = widthOfRun(
          entries.map(([, other]) => hclValue(other, deeper)),
          keys,
          index,
        );
        return `${deeper}${keys[index].padEnd(width)} = ${text}\n`;
      })
      .join('')}${indent}}`;
  }
  return typeof value === 'string' ? hclString(value) : JSON.stringify(value);
}

/** Width of the keys among neighbours whose values fit on one line; a value of several lines stands for itself. */
function widthOfRun(
  values: readonly string[],
  keys: readonly string[],
  index: number,
): number {
  const isLong = (at: number) => values[at].includes('\n');
  if (isLong(index)) {
    return keys[index].length;
  }
  let from = index;
  let to = index;
  while (from > 0 && !isLong(from - 1)) {
    from -= 1;
  }
  while (to < values.length - 1 && !isLong(to + 1)) {
    to += 1;
  }
  return Math.max(...keys.slice(from, to + 1).map(key => key.length));
}

function hclKey(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : hclString(key);
}

/** The body of a block within a block. */
export class HclBlockBody {
  constructor(readonly body: Readonly<Record<string, unknown>>) {}
}

/** An expression of HCL, written out. */
export class HclExpression {
  constructor(readonly write: (indent: string) => string) {}
}

/** A block with a type, labels and a body, such as a resource. */
export function hclBlock(
  type: string,
  labels: readonly string[],
  body: Readonly<Record<string, unknown>>,
  indent = '',
): string {
  const deeper = `${indent}  `;
  const entries = Object.entries(body).filter(
    ([, argument]) => argument !== undefined,
  );
  const texts = entries.map(([name, argument]) =>
    argument instanceof HclBlockBody
      ? `${hclBlock(name, [], argument.body, deeper).slice(deeper.length)}`
      : argumentText(argument, deeper),
  );
  const isBlock = entries.map(
    ([, argument]) => argument instanceof HclBlockBody,
  );
  const lines = entries.map(([name], index) => {
    if (isBlock[index]) {
      return `${deeper}${texts[index]}`;
    }
    const width = widthOfRun(
      texts.map((text, at) => (isBlock[at] ? `${text}\n` : text)),
      entries.map(([key]) => key),
      index,
    );
    return `${deeper}${name.padEnd(width)} = ${texts[index]}`;
  });
  return `${indent}${type}${labels
    .map(label => ` ${hclString(label)}`)
    .join('')} {\n${lines.join('\n')}\n${indent}}`;
}

function argumentText(argument: unknown, indent: string): string {
  return argument instanceof HclExpression
    ? argument.write(indent)
    : hclValue(argument, indent);
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
