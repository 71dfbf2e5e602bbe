import { createHash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** The fields of an entity that the resolver reads. */
export const RESOLVED_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
];

/** Hash of what the resolver reads of an entity: when it differs, the entity has to be resolved again. */
export function entityHash(entity: Entity): string {
  const annotations = Object.entries(entity.metadata.annotations ?? {}).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  return createHash('sha256')
    .update(JSON.stringify([stringifyEntityRef(entity), annotations]))
    .digest('hex');
}
