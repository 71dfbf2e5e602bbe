import { EntityPlace } from 'backstage-plugin-irsa-common';

/** Owners of entities, each once, in their order. */
export function ownersOf(
  entityRefs: readonly string[],
  places: ReadonlyMap<string, EntityPlace>,
): string[] {
  return [
    ...new Set(entityRefs.flatMap(ref => places.get(ref)?.owner ?? [])),
  ].sort();
}
