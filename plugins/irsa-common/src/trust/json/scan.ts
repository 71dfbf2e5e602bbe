/** A node of a scanned JSON document: where it stands in the text and what it contains. */
export interface JsonNode {
  kind: 'object' | 'array' | 'scalar';
  start: number;
  end: number;
  /** Where the key of this member starts, when it is one. */
  keyStart?: number;
  /** Members by key (the last one wins, as in `JSON.parse`). */
  members?: Map<string, JsonNode>;
  /** Elements in order. */
  elements?: JsonNode[];
}

/** A key that occurs twice in one object. */
export interface DuplicateKey {
  steps: (string | number)[];
  offset: number;
}

/** What a scan found. */
export type JsonScan =
  | { root: JsonNode; duplicates: DuplicateKey[] }
  | { error: 'NOT_JSON' | 'TOO_DEEP'; message: string; offset: number };

interface Frame {
  node: JsonNode;
  step?: string | number;
  keyStart?: number;
}

const scalarPattern =
  /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const spacePattern = /[ \t\n\r]*/y;

/** The most duplicate keys that are told apart; the document is refused by IAM at the first. */
const MAX_DUPLICATES = 50;

/**
 * Scans JSON text without recursion, keeping the position of every node.
 *
 * @remarks `JSON.parse` keeps no positions, hides duplicate keys, and runs out of stack on deep nesting.
 */
export function scanJson(text: string, maxDepth: number): JsonScan {
  const duplicates: DuplicateKey[] = [];
  const stack: Frame[] = [];
  let at = 0;
  let root: JsonNode | undefined;

  const skipSpace = () => {
    spacePattern.lastIndex = at;
    spacePattern.exec(text);
    at = spacePattern.lastIndex;
  };
  const fail = (message: string, offset = at): JsonScan => ({
    error: 'NOT_JSON',
    message,
    offset,
  });
  const describe = () =>
    at >= text.length
      ? 'the end of the text'
      : `the character ${JSON.stringify(text[at])}`;
  const attach = (node: JsonNode) => {
    const frame = stack[stack.length - 1];
    if (!frame) {
      root = node;
    } else if (frame.node.members && typeof frame.step === 'string') {
      node.keyStart = frame.keyStart;
      frame.node.members.set(frame.step, node);
    } else {
      frame.node.elements?.push(node);
    }
  };
  const scalar = (): string | undefined => {
    scalarPattern.lastIndex = at;
    const found = scalarPattern.exec(text);
    if (!found) {
      return undefined;
    }
    const control = controlCharacterIn(found[0]);
    if (control >= 0) {
      at += control;
      return undefined;
    }
    at = scalarPattern.lastIndex;
    return found[0];
  };
  /** Reads `"key":` and returns a failure, or undefined when it went well. */
  const readKey = (frame: Frame): JsonScan | undefined => {
    skipSpace();
    const keyStart = at;
    const key = text[at] === '"' ? scalar() : undefined;
    if (key === undefined) {
      return fail(`Expected a key in double quotes, found ${describe()}`);
    }
    const name = JSON.parse(key) as string;
    skipSpace();
    if (text[at] !== ':') {
      return fail(`Expected ':' after a key, found ${describe()}`);
    }
    at += 1;
    if (frame.node.members?.has(name) && duplicates.length < MAX_DUPLICATES) {
      duplicates.push({
        steps: [
          ...stack.slice(0, -1).map(parent => parent.step as string | number),
          name,
        ],
        offset: keyStart,
      });
    }
    frame.step = name;
    frame.keyStart = keyStart;
    return undefined;
  };

  for (;;) {
    // Here a value is expected.
    skipSpace();
    const start = at;
    const opening = text[at];
    if (opening === '{' || opening === '[') {
      if (stack.length >= maxDepth) {
        return {
          error: 'TOO_DEEP',
          message: `The document is nested deeper than ${maxDepth} levels`,
          offset: at,
        };
      }
      at += 1;
      const node: JsonNode =
        opening === '{'
          ? { kind: 'object', start, end: at, members: new Map() }
          : { kind: 'array', start, end: at, elements: [] };
      attach(node);
      const frame: Frame = { node };
      stack.push(frame);
      skipSpace();
      const closing = opening === '{' ? '}' : ']';
      if (text[at] !== closing) {
        if (node.members) {
          const failure = readKey(frame);
          if (failure) {
            return failure;
          }
        } else {
          frame.step = 0;
        }
        continue;
      }
      at += 1;
      node.end = at;
      stack.pop();
    } else {
      if (scalar() === undefined) {
        return fail(`Expected a value, found ${describe()}`);
      }
      attach({ kind: 'scalar', start, end: at });
    }

    // Here a value has ended: close what ends with it, then go to the next value.
    for (;;) {
      const frame = stack[stack.length - 1];
      skipSpace();
      if (!frame) {
        if (at < text.length) {
          return fail(`Expected the end of the document, found ${describe()}`);
        }
        return { root: root as JsonNode, duplicates };
      }
      const isObject = frame.node.members !== undefined;
      if (text[at] === ',') {
        at += 1;
        if (isObject) {
          const failure = readKey(frame);
          if (failure) {
            return failure;
          }
        } else {
          frame.step = (frame.step as number) + 1;
        }
        break;
      }
      if (text[at] !== (isObject ? '}' : ']')) {
        return fail(
          `Expected ',' or '${isObject ? '}' : ']'}', found ${describe()}`,
        );
      }
      at += 1;
      frame.node.end = at;
      stack.pop();
    }
  }
}

/** Where a text has a character that JSON only allows escaped; -1 when it has none. */
function controlCharacterIn(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 32) {
      return at;
    }
  }
  return -1;
}
