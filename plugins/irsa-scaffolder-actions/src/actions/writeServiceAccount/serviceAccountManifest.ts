import { ConflictError, InputError } from '@backstage/errors';
import { Document, isScalar, Pair, ParsedNode } from 'yaml';
import { fieldEdits } from '../../manifests/fieldEdits';
import {
  Manifest,
  ObjectNode,
  pairOf,
  ParsedMap,
  readManifest,
} from '../../manifests/manifest';
import { applyEdits, newline, TextEdit } from '../../manifests/textEdits';
import { withByteOrderMark } from '../../manifests/withByteOrderMark';
import { ServiceAccountIdentity } from './serviceAccountIdentity';

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
  return withByteOrderMark(existing, text => write(text, identity, options));
}

function write(
  existing: string | undefined,
  identity: ServiceAccountIdentity,
  options: WriteOptions,
): WrittenManifest {
  if (existing === undefined || existing.trim() === '') {
    const text = newDocument(identity);
    return { text, manifest: text, outcome: 'created' };
  }

  const manifest = readServiceAccounts(existing, options.file);
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

function readServiceAccounts(text: string, file: string): Manifest {
  return readManifest(
    text,
    file,
    (kind, apiVersion) => kind === 'ServiceAccount' && apiVersion === 'v1',
  );
}

/** A manifest without a namespace counts: it gets the namespace it is applied with, and keeps having none. */
function findServiceAccount(
  manifest: Manifest,
  { namespace, name }: ServiceAccountIdentity,
  file: string,
): ObjectNode | undefined {
  const found = manifest.objects.filter(
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
  found: ObjectNode,
  identity: ServiceAccountIdentity,
  { file, replaceRole }: WriteOptions,
): TextEdit[] {
  const where = `ServiceAccount ${identity.namespace}/${identity.name} in ${file}, line ${found.line},`;
  const metadata = new Map([
    ['annotations', identity.annotations],
    ...(identity.labels.size > 0 ? [['labels', identity.labels] as const] : []),
  ]);
  return fieldEdits(manifest, found.map, new Map([['metadata', metadata]]), {
    where,
    what: 'manifest',
    onConflict: ([, section, key], is, wanted) => {
      if (section === 'labels') {
        throw new ConflictError(
          `${where} already has the label ${key}: ${is}, and this step wants ${wanted}. Leave the label out of the step, or change it in the file.`,
        );
      }
      requireReplace(replaceRole, where, identity, { key, is, wanted });
    },
    after: (path, map) =>
      path.length === 1 ? lastNaming(map) : map.items[map.items.length - 1],
  });
}

/** @throws ConflictError for another role or audience, unless these may be replaced. */
export function requireReplace(
  replaceRole: boolean,
  where: string,
  { roleAnnotation }: ServiceAccountIdentity,
  {
    key,
    is,
    wanted,
  }: { readonly key: string; readonly is: string; readonly wanted: string },
): void {
  if (replaceRole) {
    return;
  }
  throw new ConflictError(
    key === roleAnnotation
      ? `${where} already has the role ${is}, and this step wants ${wanted}. Set replaceRole: true to replace it, or correct roleArn.`
      : `${where} already has ${key}: ${is}, and this step wants ${wanted}. Set replaceRole: true to replace it, or correct audience.`,
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
    manifest = readServiceAccounts(text, options.file);
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
