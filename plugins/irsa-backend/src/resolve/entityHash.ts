import { createHash } from 'node:crypto';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** What the resolver reads of an entity's spec: where it stands, and what it depends on. */
const SPEC_FIELDS = [
  'owner',
  'system',
  'domain',
  'lifecycle',
  'dependsOn',
  'dependencyOf',
] as const;

/** The fields of an entity that the resolver reads. */
export const RESOLVED_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.annotations',
  ...SPEC_FIELDS.map(field => `spec.${field}`),
  'relations',
];

/** Hash of what the resolver reads of an entity: when it differs, the entity has to be resolved again. */
export function entityHash(entity: Entity): string {
  const annotations = Object.entries(entity.metadata.annotations ?? {}).sort(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  const relations = (entity.relations ?? [])
    .map(({ type, targetRef }) => `${type} ${targetRef}`)
    .sort();
  return createHash('sha256')
    .update(
      JSON.stringify([
        stringifyEntityRef(entity),
        annotations,
        SPEC_FIELDS.map(field => entity.spec?.[field] ?? null),
        relations,
      ]),
    )
    .digest('hex');
}

/**
 * Hash of all that the resolver reads of the catalog.
 *
 * @param hashes - of the entities, by their reference.
 */
export function catalogHash(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].map(each => each.join(' ')).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
