import { Document, isScalar, parse, Scalar, visit } from 'yaml';

/**
 * Values as documents of YAML, formatted as the library `yaml` does, without folded lines.
 *
 * kubectl, eksctl and CloudFormation read YAML 1.1, in which `yes`, `2012-10-17` and `0777` are no texts; other tools read 1.2. A text is
 * written without quotes only where both read the same text.
 */
export function yamlText(...values: readonly unknown[]): string {
  return values.map(documentText).join('---\n');
}

function documentText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === 'string') {
        const { value: text } = node;
        if (!isPlainText(text)) {
          node.type = /[\n\t]/.test(text)
            ? Scalar.QUOTE_DOUBLE
            : quoteFor(text);
        }
      }
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Single quotes have no escapes, which keeps JSON in YAML readable. */
function quoteFor(text: string): Scalar.Type {
  return text.includes('"') && /^[\x20-\x7e]*$/.test(text)
    ? Scalar.QUOTE_SINGLE
    : Scalar.QUOTE_DOUBLE;
}

function isPlainText(text: string): boolean {
  // A value of YAML 1.1 of which the library does not know.
  if (text === '=') {
    return false;
  }
  // Beyond these, what is plain depends on where it stands; the library sees to it, and quotes are never wrong.
  if (!/^[A-Za-z0-9/_.*@%+=:,{}$[\]() -]*$/.test(text)) {
    return false;
  }
  return (['1.1', '1.2'] as const).every(version => {
    try {
      return parse(text, { version, logLevel: 'silent' }) === text;
    } catch {
      return false;
    }
  });
}
