import { ConflictError, InputError } from '@backstage/errors';
import { isScalar } from 'yaml';
import { fieldEdits, isEmpty } from '../../manifests/fieldEdits';
import {
  isParsedMap,
  Manifest,
  pairOf,
  ParsedMap,
  readManifest,
} from '../../manifests/manifest';
import {
  applyEdits,
  Fields,
  FieldValue,
  fieldsText,
  newline,
  TextEdit,
} from '../../manifests/textEdits';
import { withByteOrderMark } from '../../manifests/withByteOrderMark';
import { ServiceAccountIdentity } from './serviceAccountIdentity';
import {
  requireReplace,
  WriteOptions,
  WrittenManifest,
} from './serviceAccountManifest';

/** Where the values of a chart say what its service account is; each name is a key within the one before. */
export const DEFAULT_VALUES_KEY = 'serviceAccount';

/**
 * Gives the service account of a Helm chart its role, in values as `helm create` has them: `create`, `name` and `annotations` under a key.
 *
 * Text in, text out; it throws an error for what it cannot or should not change.
 *
 * Source: https://helm.sh/docs/chart_best_practices/rbac/
 */
export function writeHelmValues(
  existing: string | undefined,
  identity: ServiceAccountIdentity,
  options: WriteOptions & { readonly valuesKey?: string },
): WrittenManifest {
  const path = valuesPath(options.valuesKey ?? DEFAULT_VALUES_KEY);
  if (identity.labels.size > 0) {
    throw new InputError(
      'labels cannot be set through Helm values: charts do not agree on a key for them. Leave labels out, and set them in the chart.',
    );
  }
  return withByteOrderMark(existing, text =>
    write(text ?? '', path, identity, options),
  );
}

function write(
  existing: string,
  path: readonly string[],
  identity: ServiceAccountIdentity,
  options: WriteOptions,
): WrittenManifest {
  const values = readValues(existing, options.file);
  const fields = fieldsFor(values.root, path, identity);
  if (!values.root || values.root.items.length === 0) {
    const added = fieldsText(fields).replace(/\n/g, newline(existing));
    const kept = values.root
      ? existing.slice(0, values.root.range[0])
      : existing;
    const text = `${kept}${
      kept === '' || kept.endsWith('\n') ? '' : newline(existing)
    }${added}${existing.slice(values.root?.range[1] ?? existing.length)}`;
    return {
      text,
      manifest: readBack(text, path, identity, options),
      outcome: existing.trim() === '' ? 'created' : 'added',
    };
  }
  const text = applyEdits(
    existing,
    editsFor(values, path, fields, identity, options),
  );
  return {
    text,
    manifest: readBack(text, path, identity, options),
    outcome: text === existing ? 'unchanged' : 'updated',
  };
}

/** Values of a chart, read. */
interface HelmValues {
  readonly manifest: Manifest;
  /** Absent where the file holds nothing but comments. */
  readonly root: ParsedMap | undefined;
}

function readValues(text: string, file: string): HelmValues {
  const manifest = readManifest(text, file);
  const { documents } = manifest;
  if (documents.length > 1) {
    throw new InputError(
      `${file} has ${documents.length} YAML documents, and Helm reads values from one. Leave one of them.`,
    );
  }
  const [contents] = documents.map(each => each.contents);
  if (
    !contents ||
    (isScalar(contents) && (contents.value === null || contents.value === ''))
  ) {
    return { manifest, root: undefined };
  }
  if (!isParsedMap(contents)) {
    throw new InputError(
      `${file} does not hold Helm values: it is not a mapping of names to values. Name the values file of the chart, such as chart/values.yaml.`,
    );
  }
  return { manifest, root: contents };
}

/** A new section also says that the chart creates the service account; in one that is there, that is left to whoever wrote it. */
function fieldsFor(
  root: ParsedMap | undefined,
  path: readonly string[],
  identity: ServiceAccountIdentity,
): Fields {
  const isNew = !sectionOf(root, path);
  const section = new Map<string, FieldValue>([
    ...(isNew ? [['create', true] as const] : []),
    ['annotations', identity.annotations] as const,
    ['name', identity.name] as const,
  ]);
  return path.reduceRight<Fields>(
    (inner, key) => new Map([[key, inner]]),
    section,
  );
}

function sectionOf(
  root: ParsedMap | undefined,
  path: readonly string[],
): ParsedMap | undefined {
  return path.reduce<ParsedMap | undefined>((map, key) => {
    const value = map && pairOf(map, key)?.value;
    return value && isParsedMap(value) && !isEmpty(value) ? value : undefined;
  }, root);
}

function editsFor(
  { manifest, root }: HelmValues,
  path: readonly string[],
  fields: Fields,
  identity: ServiceAccountIdentity,
  { file, replaceRole }: WriteOptions,
): TextEdit[] {
  const section = sectionOf(root, path);
  const where = `${path.join('.')} in ${file}${
    section ? `, line ${manifest.lineOf(section)},` : ''
  }`;
  const create = section && pairOf(section, 'create')?.value;
  const creates = create && manifest.resolve(create);
  if (isScalar(creates) && creates.value === false) {
    throw new ConflictError(
      `${where} has create: false, so the chart does not create the service account and passes over its annotations. Set it to true in the file, or write the manifest of the service account instead (form: manifest).`,
    );
  }
  return fieldEdits(manifest, root, fields, {
    where,
    what: 'values',
    onConflict: (at, is, wanted) => {
      const key = at[at.length - 1];
      if (at[at.length - 2] === 'annotations') {
        requireReplace(replaceRole, where, identity, { key, is, wanted });
        return;
      }
      throw new ConflictError(
        `${where} already has ${key}: ${is}, and this step wants ${wanted}. Correct name, or change it in the file.`,
      );
    },
  });
}

/** Reads what is about to be written, so that no file is ever written that does not say what was asked for. */
function readBack(
  text: string,
  path: readonly string[],
  identity: ServiceAccountIdentity,
  options: WriteOptions,
): string {
  const problem = `${path.join('.')} in ${
    options.file
  } is written in a way that cannot be edited safely. Add ${
    identity.roleAnnotation
  } to its annotations by hand.`;
  let values: HelmValues;
  try {
    values = readValues(text, options.file);
  } catch (error) {
    throw new InputError(problem, error);
  }
  const fields = fieldsFor(values.root, path, identity);
  if (
    !sectionOf(values.root, path) ||
    editsFor(values, path, fields, identity, { ...options, replaceRole: true })
      .length > 0
  ) {
    throw new InputError(problem);
  }
  return text;
}

function valuesPath(valuesKey: string): string[] {
  if (!/^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$/.test(valuesKey)) {
    throw new InputError(
      `valuesKey ${JSON.stringify(
        valuesKey,
      )} is not a key of Helm values. Name one such as serviceAccount, or api.serviceAccount for one within another.`,
    );
  }
  return valuesKey.split('.');
}
