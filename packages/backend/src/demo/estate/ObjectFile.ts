import { readFile } from 'node:fs/promises';
import { parseAllDocuments, stringify } from 'yaml';
import { jsonText, replaceFile } from './replaceFile';
import { KubernetesObject } from './types';

/** A document of a file: one object, or a list of them. */
interface Held {
  readonly list?: Record<string, unknown>;
  objects: KubernetesObject[];
}

/** A file with Kubernetes objects, which may be changed in place. */
export class ObjectFile {
  readonly #path: string;
  readonly #documents: Held[];
  #isChanged: boolean;

  static async read(path: string): Promise<ObjectFile> {
    const text = await readFile(path, 'utf8');
    const documents: unknown[] = path.endsWith('.json')
      ? [JSON.parse(text)]
      : parseAllDocuments(text).map(document => document.toJS());
    return new ObjectFile(path, documents.flatMap(hold), false);
  }

  /** A file that is not there yet, with an empty list. */
  static create(path: string): ObjectFile {
    const list = { apiVersion: 'v1', kind: 'List' };
    return new ObjectFile(path, [{ list, objects: [] }], true);
  }

  private constructor(path: string, documents: Held[], isChanged: boolean) {
    this.#path = path;
    this.#documents = documents;
    this.#isChanged = isChanged;
  }

  get objects(): readonly KubernetesObject[] {
    return this.#documents.flatMap(({ objects }) => objects);
  }

  /** Adds an object to its first list. */
  add(object: KubernetesObject): void {
    this.#documents[0].objects.push(object);
    this.changed();
  }

  /** Takes objects out. */
  remove(isGone: (object: KubernetesObject) => boolean): void {
    for (const held of this.#documents) {
      const kept = held.objects.filter(object => !isGone(object));
      if (kept.length < held.objects.length) {
        held.objects = kept;
        this.changed();
      }
    }
  }

  /** To be called when an object in it was changed. */
  changed(): void {
    this.#isChanged = true;
  }

  async save(): Promise<void> {
    if (this.#isChanged) {
      const documents = this.#documents.flatMap(({ list, objects }): object[] =>
        list ? [{ ...list, items: objects }] : objects,
      );
      await replaceFile(
        this.#path,
        this.#path.endsWith('.json')
          ? jsonText(documents[0])
          : documents
              .map(each =>
                stringify(each, {
                  aliasDuplicateObjects: false,
                  lineWidth: 0,
                  compat: 'yaml-1.1',
                }),
              )
              .join('---\n'),
      );
      this.#isChanged = false;
    }
  }
}

/** Documents that hold no Kubernetes object, such as answers of EKS, are not this file's business. */
function hold(document: unknown): Held[] {
  if (!isRecord(document)) {
    return [];
  }
  const { kind, apiVersion, items, ...rest } = document;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') {
    return [];
  }
  if (!kind.endsWith('List') || !Array.isArray(items)) {
    return isObject(document) ? [{ objects: [document] }] : [];
  }
  // Items of a typed list, as the API server answers it, do not say their kind.
  const own =
    kind === 'List' ? {} : { kind: kind.slice(0, -'List'.length), apiVersion };
  return [
    {
      list: { apiVersion, kind, ...rest },
      objects: items
        .filter(isRecord)
        .map((item): Record<string, unknown> => ({ ...own, ...item }))
        .filter(isObject),
    },
  ];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an object of Kubernetes with a name. */
export function isObject(value: unknown): value is KubernetesObject {
  return (
    isRecord(value) &&
    typeof value.kind === 'string' &&
    typeof value.apiVersion === 'string' &&
    isRecord(value.metadata) &&
    typeof value.metadata.name === 'string'
  );
}
