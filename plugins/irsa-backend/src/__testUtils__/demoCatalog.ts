import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

const CATALOG = resolve(__dirname, '../../../../examples/catalog');

/** Entities of one of the demo's catalog files, such as `components`. */
export function demoEntities(file: string): Entity[] {
  return parseAllDocuments(
    readFileSync(resolve(CATALOG, `${file}.yaml`), 'utf8'),
  ).map(document => {
    const entity: Entity = document.toJS();
    return {
      ...entity,
      metadata: { ...entity.metadata, namespace: 'default' },
    };
  });
}
