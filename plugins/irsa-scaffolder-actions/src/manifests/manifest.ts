import { InputError } from '@backstage/errors';
import {
  Alias,
  Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  Pair,
  parseAllDocuments,
  ParsedNode,
  Range,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

/** A mapping that was read from text, so that every node in it knows where it stands. */
export type ParsedMap = YAMLMap<ParsedNode, ParsedNode | null> & {
  range: Range;
};

/** A list that was read from text. */
export type ParsedList = YAMLSeq<ParsedNode> & { range: Range };

/** A Kubernetes object found in a file, by itself or as an item of a List. */
export interface ObjectNode {
  readonly apiVersion: string;
  readonly kind: string;
  readonly map: ParsedMap;
  readonly metadata: ParsedMap;
  readonly name: string;
  /** Absent when whoever applies the manifest chooses the namespace. */
  readonly namespace: string | undefined;
  /** The place of its document in the file. */
  readonly documentIndex: number;
  readonly line: number;
}

/** A file of YAML documents, read. */
export interface Manifest {
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
  /** The objects of the kinds that were asked for. */
  readonly objects: readonly ObjectNode[];
  lineOf(node: ParsedNode | ParsedMap): number;
  /** What an alias stands for; any other node is itself. */
  resolve(node: Node | null | undefined): Node | null | undefined;
  /** Whether an alias elsewhere in the document stands for the node, so that a change would be felt there too. */
  isShared(node: Node): boolean;
}

const TEMPLATE_HINT =
  ' It looks like a template: set the annotation in its values (form: helm-values), or render it first.';

/** Reads a file of YAML documents and finds the Kubernetes objects of some kinds in it; `file` is for messages. */
export function readManifest(
  text: string,
  file: string,
  isWanted: (kind: string, apiVersion: string) => boolean = () => false,
): Manifest {
  const lineCounter = new LineCounter();
  const documents = parse(text, file, lineCounter);
  const { resolve, isShared } = readAliases(documents);
  const objects: ObjectNode[] = [];
  const lineOf = (node: ParsedNode | ParsedMap) =>
    lineCounter.linePos(node.range[0]).line;
  const seenLists = new Set<ParsedMap>();
  const fieldOf = (map: ParsedMap, key: string) =>
    resolve(pairOf(map, key)?.value);

  const collect = (
    node: Node | null | undefined,
    documentIndex: number,
    list?: { apiVersion: string; kind: string },
  ) => {
    const map = resolve(node);
    if (!isParsedMap(map)) {
      return;
    }
    const kind = textOf(fieldOf(map, 'kind')) ?? list?.kind;
    const apiVersion = textOf(fieldOf(map, 'apiVersion')) ?? list?.apiVersion;
    if (kind === undefined || apiVersion === undefined) {
      return;
    }
    const items = fieldOf(map, 'items');
    if (kind.endsWith('List') && isSeq(items)) {
      // Through an alias a List can hold itself.
      if (!seenLists.has(map)) {
        seenLists.add(map);
        for (const item of items.items) {
          collect(
            isNode(item) ? item : undefined,
            documentIndex,
            kind === 'List'
              ? undefined
              : { apiVersion, kind: kind.slice(0, -'List'.length) },
          );
        }
      }
      return;
    }
    const metadata = fieldOf(map, 'metadata');
    if (!isWanted(kind, apiVersion) || !isParsedMap(metadata)) {
      return;
    }
    const line = lineOf(map);
    if (pairOf(map, '<<') || pairOf(metadata, '<<')) {
      throw new InputError(
        `The ${kind} in ${file}, line ${line}, uses a YAML merge key (<<), so its name and annotations cannot be told for certain. Write its fields out.`,
      );
    }
    const naming = (key: 'name' | 'namespace') => {
      const value = fieldOf(metadata, key);
      if (!value || (isScalar(value) && value.value === null)) {
        return undefined;
      }
      const named = textOf(value);
      if (named === undefined) {
        throw new InputError(
          `The ${kind} in ${file}, line ${line}, has a ${key} that is not text.${
            text.includes('{{') ? TEMPLATE_HINT : ' Put it in quotes.'
          }`,
        );
      }
      return named;
    };
    const name = naming('name');
    const namespace = naming('namespace');
    if (name !== undefined) {
      objects.push({
        apiVersion,
        kind,
        map,
        metadata,
        name,
        namespace,
        documentIndex,
        line,
      });
    }
  };
  documents.forEach((document, index) => collect(document.contents, index));
  return { text, documents, objects, lineOf, resolve, isShared };
}

/** The first pair with a key; {@link repeatedKey} finds out whether there is another. */
export function pairOf(
  map: ParsedMap,
  key: string,
): Pair<ParsedNode, ParsedNode | null> | undefined {
  return map.items.find(pair => textOf(pair.key) === key);
}

/** A key that a mapping has twice, which Kubernetes refuses. */
export function repeatedKey(map: ParsedMap): string | undefined {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const text = textOf(key);
    if (text !== undefined && seen.has(text)) {
      return text;
    }
    if (text !== undefined) {
      seen.add(text);
    }
  }
  return undefined;
}

export function textOf(node: Node | null | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string'
    ? node.value
    : undefined;
}

export function isParsedList(node: unknown): node is ParsedList {
  return isSeq(node) && Array.isArray(node.range);
}

export function isParsedMap(node: unknown): node is ParsedMap {
  return isMap(node) && Array.isArray(node.range);
}

function parse(
  text: string,
  file: string,
  lineCounter: LineCounter,
): Document.Parsed[] {
  const documents: Document.Parsed[] = parseAllDocuments(text, {
    lineCounter,
    prettyErrors: false,
    // The library compares every key with every other, which a large mapping makes slow; what is edited is checked by repeatedKey.
    uniqueKeys: false,
  });
  for (const { errors } of documents) {
    if (errors.length > 0) {
      const { line, col } = lineCounter.linePos(errors[0].pos[0]);
      if (errors[0].code === 'RESOURCE_EXHAUSTION') {
        throw new InputError(
          `${file} is nested too deeply to be read, at line ${line}. Put the object in a file of its own.`,
        );
      }
      throw new InputError(
        `${file} is not valid YAML at line ${line}, column ${col}: ${
          errors[0].message
        }.${
          text.includes('{{')
            ? TEMPLATE_HINT
            : ' Correct the file, or choose another path.'
        }`,
      );
    }
  }
  return documents;
}

/** Aliases are followed one step at a time and never expanded, so that a nest of them costs nothing. */
function readAliases(
  documents: readonly Document.Parsed[],
): Pick<Manifest, 'resolve' | 'isShared'> {
  const targets = new Map<Alias, Node>();
  for (const document of documents) {
    const anchors = new Map<string, Node>();
    visit(document, {
      Alias(_, alias) {
        const target = anchors.get(alias.source);
        if (target) {
          targets.set(alias, target);
        }
      },
      Value(_, node) {
        if (node.anchor) {
          anchors.set(node.anchor, node);
        }
      },
    });
  }
  const shared = new Set(targets.values());
  return {
    resolve: node => (isAlias(node) ? targets.get(node) : node),
    isShared: node => shared.has(node),
  };
}
