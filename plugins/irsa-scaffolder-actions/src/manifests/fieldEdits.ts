import { InputError } from '@backstage/errors';
import { isAlias, isScalar, Pair, ParsedNode } from 'yaml';
import {
  isParsedMap,
  Manifest,
  pairOf,
  ParsedMap,
  repeatedKey,
} from './manifest';
import {
  addPairs,
  Fields,
  fillSection,
  indentOf,
  indentWithin,
  isFields,
  replaceScalar,
  TextEdit,
} from './textEdits';

/** How to go about it. */
export interface FieldEditOptions {
  /** What is changed, with file and line, as the beginning of a message. */
  readonly where: string;
  /** What the outermost mapping is, for messages. */
  readonly what: string;
  /** Throws for a value that is there, is another one, and has to stay. */
  onConflict(path: readonly string[], is: string, wanted: string): void;
  /** The pair behind which keys go that a mapping does not have; behind its last one when absent. */
  readonly after?: (
    path: readonly string[],
    map: ParsedMap,
  ) => Pair<ParsedNode, ParsedNode | null>;
}

/**
 * The edits after which a mapping has some fields, beside all that it has already.
 *
 * @throws InputError for what cannot be changed without changing something else.
 */
export function fieldEdits(
  manifest: Manifest,
  node: ParsedNode | ParsedMap | null | undefined,
  fields: Fields,
  options: FieldEditOptions,
  path: readonly string[] = [],
  indent?: number,
): TextEdit[] {
  const { text } = manifest;
  const { where } = options;
  const map = requireOwnMap(
    manifest,
    node,
    where,
    path[path.length - 1] ?? options.what,
  );
  const step = indent ?? indentWithin(text, map);
  const edits: TextEdit[] = [];
  const missing = new Map<string, Fields | string | boolean>();
  for (const [key, value] of fields) {
    const pair = pairOf(map, key);
    const inner = [...path, key];
    if (!pair) {
      missing.set(key, value);
    } else if (!isFields(value)) {
      edits.push(...scalarEdits(manifest, map, pair, value, options, inner));
    } else if (isEmpty(pair.value)) {
      edits.push(fillSection(text, map, pair, value, step));
    } else {
      const child = isParsedMap(pair.value)
        ? indentOf(text, pair.key, pair.value)
        : step;
      edits.push(
        ...fieldEdits(manifest, pair.value, value, options, inner, child),
      );
    }
  }
  if (missing.size > 0) {
    const after = options.after?.(path, map) ?? map.items[map.items.length - 1];
    edits.push(addPairs(text, map, after, missing, step));
  }
  return edits;
}

function scalarEdits(
  manifest: Manifest,
  map: ParsedMap,
  { key: keyNode, value: node }: Pair<ParsedNode, ParsedNode | null>,
  value: string | boolean,
  { where, onConflict }: FieldEditOptions,
  path: readonly string[],
): TextEdit[] {
  const key = path[path.length - 1];
  const is = node && manifest.resolve(node);
  const section = path[path.length - 2];
  const isNothing = !node || (isScalar(is) && (is.value ?? '') === '');
  if (!isNothing && (!isScalar(is) || typeof is.value !== typeof value)) {
    throw new InputError(
      `${where} has ${section ? `${section} in which ` : ''}${key} ${
        section ? 'is' : 'that is'
      } not ${
        typeof value === 'string' ? 'text' : 'true or false'
      }. Correct it first.`,
    );
  }
  if (isScalar(is) && is.value === value) {
    return [];
  }
  // An empty value says nothing, so that nobody is overruled.
  if (!isNothing && isScalar(is)) {
    onConflict(path, String(is.value), String(value));
  }
  if (!node) {
    throw new InputError(
      `${where} has the key ${key} without a colon, at line ${manifest.lineOf(
        keyNode,
      )}. Correct it first.`,
    );
  }
  if (manifest.isShared(node)) {
    throw new InputError(
      `${where} has a value of ${key} that other places of the file refer to (*${node.anchor}). Write it out in each of them.`,
    );
  }
  return [replaceScalar(manifest.text, node, value, map.flow === true)];
}

/** A mapping that stands for itself alone: a change in a shared one would be felt where nobody asked for it. */
export function requireOwnMap(
  manifest: Manifest,
  node: ParsedNode | ParsedMap | null | undefined,
  where: string,
  what: string,
): ParsedMap {
  if (isAlias(node) || (node && manifest.isShared(node))) {
    throw new InputError(
      `${where} shares its ${what} with other places of the file through a YAML anchor. Write them out in each of them.`,
    );
  }
  if (!isParsedMap(node)) {
    throw new InputError(
      `${where} has ${what} that are not a mapping of names to values. Correct them first.`,
    );
  }
  const repeated = repeatedKey(node);
  if (repeated !== undefined) {
    throw new InputError(
      `${where} has '${repeated}' twice in its ${what}. Leave one of them.`,
    );
  }
  if (pairOf(node, '<<')) {
    throw new InputError(
      `${where} takes its ${what} in part from elsewhere through a YAML merge key (<<). Write them out.`,
    );
  }
  return node;
}

export function isEmpty(node: ParsedNode | null): boolean {
  return (
    node === null ||
    (isScalar(node) && node.value === null) ||
    (isParsedMap(node) && node.items.length === 0)
  );
}
