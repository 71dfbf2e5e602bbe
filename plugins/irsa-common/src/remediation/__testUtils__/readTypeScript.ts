import ts from 'typescript';

/** A call of a constructor in a file of TypeScript, such as `new iam.CfnRole(this, 'Role', { … })`. */
export interface Construction {
  readonly construct: string;
  readonly id: unknown;
  readonly properties: unknown;
}

/** What a file of TypeScript constructs, as the compiler's own parser reads it. */
export function readConstructions(text: string): Construction[] {
  const file = ts.createSourceFile(
    'file.ts',
    text,
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: Construction[] = [];
  const look = (node: ts.Node) => {
    if (ts.isNewExpression(node)) {
      const [, id, properties] = node.arguments ?? [];
      found.push({
        construct: node.expression.getText(),
        id: valueOf(id),
        properties: valueOf(properties),
      });
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** One value, as the parser reads it. */
export function readTypeScriptValue(text: string): unknown {
  const file = ts.createSourceFile(
    'file.ts',
    `(${text})`,
    ts.ScriptTarget.ES2022,
    true,
  );
  const [statement] = file.statements;
  if (!ts.isExpressionStatement(statement) || file.statements.length !== 1) {
    throw new Error(`This is not one expression: ${text}`);
  }
  return valueOf(statement.expression);
}

function valueOf(node: ts.Expression): unknown {
  if (ts.isParenthesizedExpression(node)) {
    return valueOf(node.expression);
  }
  if (ts.isStringLiteral(node)) {
    return node.text;
  }
  if (ts.isNumericLiteral(node)) {
    return Number(node.text);
  }
  if (ts.isPrefixUnaryExpression(node)) {
    return -(valueOf(node.operand) as number);
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map(valueOf);
  }
  if (ts.isObjectLiteralExpression(node)) {
    return Object.fromEntries(node.properties.map(entryOf));
  }
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return true;
    case ts.SyntaxKind.FalseKeyword:
      return false;
    case ts.SyntaxKind.NullKeyword:
      return null;
    default:
      return { expression: node.getText() };
  }
}

function entryOf(property: ts.ObjectLiteralElementLike): [string, unknown] {
  if (!ts.isPropertyAssignment(property)) {
    throw new Error(
      `This is not a property with a value: ${property.getText()}`,
    );
  }
  const { name, initializer } = property;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) {
    return [name.text, valueOf(initializer)];
  }
  if (ts.isComputedPropertyName(name)) {
    return [String(valueOf(name.expression)), valueOf(initializer)];
  }
  throw new Error(`This is not a name of a property: ${name.getText()}`);
}
