import { ConflictError, InputError } from '@backstage/errors';
import { Document, isAlias, isScalar, Pair, ParsedNode } from 'yaml';
import {
  isParsedMap,
  Manifest,
  pairOf,
  ParsedMap,
  readManifest,
  repeatedKey,
  ServiceAccountNode,
} from './manifest';
import { ServiceAccountIdentity } from './serviceAccountIdentity';
import {
  addPairs,
  addSection,
  applyEdits,
  fillSection,
  indentOf,
  newline,
  replaceScalar,
  TextEdit,
} from './textEdits';

/** What became of a file of manifests. */
export interface WrittenManifest {
  /** The whole file. */
  readonly text: string;
  /** The document of it that holds the service account. */
  readonly manifest: string;
  readonly outcome: 'created' | 'added' | 'updated' | 'unchanged';
}

/** How to go about it. */
export interface WriteOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** Whether a role or audience that the manifest already names may be replaced. */
  readonly replaceRole: boolean;
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Gives a service account its role: in the manifest that a file already has of it, else in a new document behind the others.
 *
 * Text in, text out; it throws an error for what it cannot or should not change.
 */
export function writeServiceAccountManifest(
  existing: string | undefined,
  identity: ServiceAccountIdentity,
  options: WriteOptions,
): WrittenManifest {
  if (existing?.startsWith(BYTE_ORDER_MARK)) {
    const written = writeServiceAccountManifest(
      existing.slice(1),
      identity,
      options,
    );
    return { ...written, text: `${BYTE_ORDER_MARK}${written.text}` };
  }
  if (existing === undefined || existing.trim() === '') {
    const text = newDocument(identity);
    return { text, manifest: text, outcome: 'created' };
  }

  const manifest = readManifest(existing, options.file);
  const found = findServiceAccount(manifest, identity, options.file);
  const text = found
    ? applyEdits(existing, editsFor(manifest, found, identity, options))
    : addDocument(manifest, identity);
  const written = readBack(text, identity, options);
  if (text === existing) {
    return { text, manifest: written, outcome: 'unchanged' };
  }
  return {
    text,
    manifest: written,
    outcome: found ? 'updated' : 'added',
  };
}

/** A manifest without a namespace counts: it gets the namespace it is applied with, and keeps having none. */
function findServiceAccount(
  manifest: Manifest,
  { namespace, name }: ServiceAccountIdentity,
  file: string,
): ServiceAccountNode | undefined {
  const found = manifest.serviceAccounts.filter(
    each => each.name === name && (each.namespace ?? namespace) === namespace,
  );
  if (found.length > 1) {
    throw new ConflictError(
      `${file} describes ServiceAccount ${namespace}/${name} ${
        found.length
      } times, at lines ${found
        .map(each => each.line)
        .join(', ')}. Leave one of them, so that it is clear which one counts.`,
    );
  }
  return found[0];
}

function editsFor(
  manifest: Manifest,
  found: ServiceAccountNode,
  identity: ServiceAccountIdentity,
  { file, replaceRole }: WriteOptions,
): TextEdit[] {
  const where = `ServiceAccount ${identity.namespace}/${identity.name} in ${file}, line ${found.line},`;
  requireOwnMap(manifest, found.map, where, 'manifest');
  requireOwnMap(
    manifest,
    pairOf(found.map, 'metadata')?.value,
    where,
    'metadata',
  );

  return [
    ...sectionEdits(manifest, found, 'annotations', identity.annotations, {
      where,
      onConflict: (key, is, wanted) => {
        if (replaceRole) {
          return;
        }
        throw new ConflictError(
          key === identity.roleAnnotation
            ? `${where} already has the role ${is}, and this step wants ${wanted}. Set replaceRole: true to replace it, or correct roleArn.`
            : `${where} already has ${key}: ${is}, and this step wants ${wanted}. Set replaceRole: true to replace it, or correct audience.`,
        );
      },
    }),
    ...sectionEdits(manifest, found, 'labels', identity.labels, {
      where,
      onConflict: (key, is, wanted) => {
        throw new ConflictError(
          `${where} already has the label ${key}: ${is}, and this step wants ${wanted}. Leave the label out of the step, or change it in the file.`,
        );
      },
    }),
  ];
}

function sectionEdits(
  manifest: Manifest,
  { map, metadata }: ServiceAccountNode,
  section: 'annotations' | 'labels',
  wanted: ReadonlyMap<string, string>,
  options: {
    where: string;
    onConflict: (key: string, is: string, wanted: string) => void;
  },
): TextEdit[] {
  const { text } = manifest;
  const { where } = options;
  const metadataKey = pairOf(map, 'metadata')?.key;
  const indent = metadataKey ? indentOf(text, metadataKey, metadata) : 2;
  const pair = pairOf(metadata, section);
  if (wanted.size === 0) {
    return [];
  }
  if (!pair) {
    return [
      addSection(text, metadata, lastNaming(metadata), section, wanted, indent),
    ];
  }
  if (isEmpty(pair.value)) {
    return [fillSection(text, metadata, pair, wanted, indent)];
  }
  const sectionMap = requireOwnMap(manifest, pair.value, where, section);

  const edits: TextEdit[] = [];
  const missing = new Map<string, string>();
  for (const [key, value] of wanted) {
    const node = pairOf(sectionMap, key)?.value;
    const is = node && manifest.resolve(node);
    if (node === undefined) {
      missing.set(key, value);
    } else if (!node || (isScalar(is) && (is.value ?? '') === '')) {
      // The webhook passes over an annotation without a value.
      edits.push(...replacement(manifest, sectionMap, key, value, where));
    } else if (!isScalar(is) || typeof is.value !== 'string') {
      throw new InputError(
        `${where} has ${section} in which ${key} is not text. Correct it first.`,
      );
    } else if (is.value !== value) {
      options.onConflict(key, is.value, value);
      edits.push(...replacement(manifest, sectionMap, key, value, where));
    }
  }
  if (missing.size > 0) {
    edits.push(addPairs(text, sectionMap, missing));
  }
  return edits;
}

function replacement(
  manifest: Manifest,
  section: ParsedMap,
  key: string,
  value: string,
  where: string,
): TextEdit[] {
  const node = pairOf(section, key)?.value;
  if (!node) {
    throw new InputError(
      `${where} has the key ${key} without a colon. Correct it first.`,
    );
  }
  if (manifest.isShared(node)) {
    throw new InputError(
      `${where} has a value of ${key} that other places of the file refer to (*${node.anchor}). Write it out in each of them.`,
    );
  }
  return [replaceScalar(manifest.text, node, value, section.flow === true)];
}

/** A mapping that stands for itself alone: a change in a shared one would be felt where nobody asked for it. */
function requireOwnMap(
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

function isEmpty(node: ParsedNode | null): boolean {
  return (
    node === null ||
    (isScalar(node) && node.value === null) ||
    (isParsedMap(node) && node.items.length === 0)
  );
}

/** Name and namespace come first by custom, so that a new section goes behind the later one of them. */
function lastNaming(metadata: ParsedMap): Pair<ParsedNode, ParsedNode | null> {
  const naming = [pairOf(metadata, 'name'), pairOf(metadata, 'namespace')];
  return metadata.items.reduce((last, pair) =>
    naming.includes(pair) ? pair : last,
  );
}

function newDocument(identity: ServiceAccountIdentity): string {
  const document = new Document(
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: {
        name: identity.name,
        namespace: identity.namespace,
        annotations: Object.fromEntries(identity.annotations),
        ...(identity.labels.size > 0
          ? { labels: Object.fromEntries(identity.labels) }
          : {}),
      },
    },
    // Kubernetes reads YAML 1.1, in which a plain `on` or `y` is no text.
    { compat: 'yaml-1.1' },
  );
  return document.toString({ lineWidth: 0 });
}

function addDocument(
  { text, documents }: Manifest,
  identity: ServiceAccountIdentity,
): string {
  const lineBreak = newline(text);
  const last = documents[documents.length - 1];
  // Behind a `---` at the end there is an empty document, which is the place to fill.
  const separator = !last || isBlank(last) ? '' : `---${lineBreak}`;
  return [
    text,
    text.endsWith('\n') ? '' : lineBreak,
    separator,
    newDocument(identity).replace(/\n/g, lineBreak),
  ].join('');
}

function isBlank({ contents }: Document.Parsed): boolean {
  return isScalar(contents) && contents.range[0] === contents.range[1];
}

/** Reads what is about to be written, so that no file is ever written that does not say what was asked for. */
function readBack(
  text: string,
  identity: ServiceAccountIdentity,
  options: WriteOptions,
): string {
  const problem = `ServiceAccount ${identity.namespace}/${identity.name} in ${options.file} is written in a way that cannot be edited safely. Add ${identity.roleAnnotation} to its annotations by hand.`;
  let manifest: Manifest;
  try {
    manifest = readManifest(text, options.file);
  } catch (error) {
    throw new InputError(problem, error);
  }
  const found = findServiceAccount(manifest, identity, options.file);
  if (
    !found ||
    editsFor(manifest, found, identity, { ...options, replaceRole: true })
      .length > 0
  ) {
    throw new InputError(problem);
  }
  const document = manifest.documents[found.documentIndex];
  // A comment at the head of a file belongs to its first document.
  const start = found.documentIndex === 0 ? 0 : document.range[0];
  return text.slice(start, document.range[2]);
}
