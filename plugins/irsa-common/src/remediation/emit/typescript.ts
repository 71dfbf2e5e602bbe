const WIDTH = 80;

/** An expression of TypeScript, written out on one line. */
export class TypeScriptExpression {
  constructor(readonly text: string) {}
}

/** A text as a literal of TypeScript, in the quotes that need fewer escapes. */
export function typeScriptString(text: string): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    // Line ends in TypeScript, and plain characters in JSON.
    .replace(
      /[\u2028\u2029]/g,
      each => `\\u${each.charCodeAt(0).toString(16)}`,
    );
  const singles = text.split(`'`).length;
  const doubles = text.split('"').length;
  return singles > doubles
    ? `"${inner}"`
    : `'${inner.replace(/\\"/g, '"').replace(/'/g, `\\'`)}'`;
}

/** A value as an expression of TypeScript, laid out as Prettier does with single quotes. */
export function typeScriptValue(value: unknown, indent = ''): string {
  const deeper = `${indent}  `;
  if (value instanceof TypeScriptExpression) {
    return value.text;
  }
  if (typeof value === 'string') {
    return typeScriptString(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? '[]'
      : `[\n${value
          .map(each => `${deeper}${typeScriptValue(each, deeper)},\n`)
          .join('')}${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return objectText(value, indent);
  }
  return JSON.stringify(value);
}

function objectText(value: object, indent: string): string {
  const deeper = `${indent}  `;
  const entries = Object.entries(value).filter(
    ([, each]) => each !== undefined,
  );
  return entries.length === 0
    ? '{}'
    : `{\n${entries
        .map(([key, each]) => `${propertyText(key, each, deeper)},\n`)
        .join('')}${indent}}`;
}

function propertyText(key: string, value: unknown, indent: string): string {
  const name = keyText(key);
  const start = `${indent}${name}: `;
  const flat = flatList(value);
  if (flat !== undefined && start.length + flat.length < WIDTH) {
    return `${start}${flat}`;
  }
  const text = typeScriptValue(value, indent);
  return typeof value === 'string' && start.length + text.length >= WIDTH
    ? `${indent}${name}:\n${indent}  ${text}`
    : `${start}${text}`;
}

/** A list of plain values on one line; nothing where Prettier would not put it on one. */
function flatList(value: unknown): string | undefined {
  return Array.isArray(value) &&
    value.length > 0 &&
    value.every(each => typeof each !== 'object')
    ? `[${value.map(each => typeScriptValue(each)).join(', ')}]`
    : undefined;
}

function keyText(key: string): string {
  // `__proto__: x` sets the prototype, and `['__proto__']: x` the property.
  if (key === '__proto__') {
    return `['__proto__']`;
  }
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : typeScriptString(key);
}
