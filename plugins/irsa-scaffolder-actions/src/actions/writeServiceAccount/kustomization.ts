import { isDeepStrictEqual } from 'node:util';
import { posix } from 'node:path';
import { ConflictError, InputError } from '@backstage/errors';
import { isEmpty } from '../../manifests/fieldEdits';
import {
  isParsedList,
  isParsedMap,
  pairOf,
  ParsedMap,
  readManifest,
  repeatedKey,
  textOf,
} from '../../manifests/manifest';
import {
  addItem,
  addList,
  applyEdits,
  Fields,
  fillList,
  indentWithin,
  TextEdit,
} from '../../manifests/textEdits';

/** Names of a kustomization, in the order in which Kustomize looks for them. */
export const KUSTOMIZATION_NAMES = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
];

/**
 * Has a kustomization apply a patch to a service account, behind the patches that are there.
 *
 * The patch is aimed by kind and name: Kustomize passes over the namespace of a base that has none, and would not find it by the patch's own.
 *
 * Source: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 *
 * @param text - the kustomization
 * @param file - its path, relative to the workspace
 * @param patch - the path of the patch, relative to the workspace
 * @returns the whole kustomization
 */
export function addPatch(
  text: string,
  file: string,
  patch: string,
  serviceAccount: string,
): string {
  const path = posix.relative(posix.dirname(file), patch);
  const root = readKustomization(text, file);
  const before = listed(root, file);
  const is = before.find(each => posix.normalize(each.path) === path);
  if (is) {
    if (is.target !== undefined && !aimsAt(is.target, serviceAccount)) {
      throw new ConflictError(
        `${file} applies ${path} to ${JSON.stringify(
          is.target,
        )}, and not to ServiceAccount ${serviceAccount}. Choose another path for the patch, or correct the target.`,
      );
    }
    return text;
  }
  const item: Fields = new Map<string, string | Fields>([
    ['path', path],
    [
      'target',
      new Map([
        ['kind', 'ServiceAccount'],
        ['name', nameTarget(serviceAccount)],
      ]),
    ],
  ]);
  const written = applyEdits(text, [edit(text, root, item)]);
  requireReadBack(text, written, file, {
    path,
    target: { kind: 'ServiceAccount', name: nameTarget(serviceAccount) },
  });
  return written;
}

/** Kustomize reads the name of a target as a regular expression for the whole name. */
function nameTarget(name: string): string {
  return name.replaceAll('.', '\\.');
}

function readKustomization(text: string, file: string): ParsedMap {
  const { documents } = readManifest(text, file);
  const [root] = documents.map(each => each.contents);
  if (
    documents.length !== 1 ||
    !root ||
    !isParsedMap(root) ||
    root.items.length === 0
  ) {
    throw new InputError(
      `${file} is not a kustomization: it is not one mapping of names to values. Correct it first.`,
    );
  }
  const kind = textOf(pairOf(root, 'kind')?.value);
  if (kind !== undefined && kind !== 'Kustomization' && kind !== 'Component') {
    throw new InputError(
      `${file} is a ${kind}, and no kustomization. Name one in kustomization.`,
    );
  }
  const repeated = repeatedKey(root);
  if (repeated !== undefined) {
    throw new InputError(`${file} has '${repeated}' twice. Leave one of them.`);
  }
  return root;
}

interface ListedPatch {
  readonly path: string;
  readonly target?: unknown;
}

/** Patches in files of their own that the kustomization applies already, under its present and its former key. */
function listed(root: ParsedMap, file: string): ListedPatch[] {
  const found: ListedPatch[] = [];
  for (const key of ['patches', 'patchesStrategicMerge']) {
    const value = pairOf(root, key)?.value ?? null;
    if (isEmpty(value)) {
      continue;
    }
    if (!isParsedList(value)) {
      throw new InputError(
        `${file} has ${key} that are not a list. Correct them first.`,
      );
    }
    for (const item of value.items) {
      const path = isParsedMap(item)
        ? textOf(pairOf(item, 'path')?.value)
        : textOf(item);
      if (path !== undefined) {
        const target = isParsedMap(item)
          ? pairOf(item, 'target')?.value
          : undefined;
        found.push({
          path,
          ...(target && isParsedMap(target)
            ? {
                target: Object.fromEntries(
                  target.items.map(pair => [
                    textOf(pair.key) ?? '',
                    textOf(pair.value) ?? '',
                  ]),
                ),
              }
            : {}),
        });
      }
    }
  }
  return found;
}

function aimsAt(target: unknown, serviceAccount: string): boolean {
  return isDeepStrictEqual(
    { ...(target as object), namespace: '' },
    {
      kind: 'ServiceAccount',
      name: nameTarget(serviceAccount),
      namespace: '',
    },
  );
}

function edit(text: string, root: ParsedMap, item: Fields): TextEdit {
  const indent = indentWithin(text, root);
  const pair = pairOf(root, 'patches');
  if (!pair) {
    return addList(text, root, 'patches', item, indent);
  }
  return isParsedList(pair.value) && pair.value.items.length > 0
    ? addItem(text, pair.value, item, indent)
    : fillList(text, root, pair, item, indent);
}

/** No file is ever written that does not say what was asked for, or says something else beside it. */
function requireReadBack(
  before: string,
  after: string,
  file: string,
  item: object,
): void {
  const problem = `${file} is written in a way that cannot be edited safely. Add the patch to its patches by hand: ${JSON.stringify(
    item,
  )}.`;
  const valueOf = (text: string): Record<string, unknown> => {
    const [document] = readManifest(text, file).documents;
    return document.toJS() as Record<string, unknown>;
  };
  const was = valueOf(before);
  const wanted = {
    ...was,
    patches: [...(Array.isArray(was.patches) ? was.patches : []), item],
  };
  let is: unknown;
  try {
    is = valueOf(after);
  } catch (error) {
    throw new InputError(problem, error);
  }
  if (!isDeepStrictEqual(is, wanted)) {
    throw new InputError(problem);
  }
}
