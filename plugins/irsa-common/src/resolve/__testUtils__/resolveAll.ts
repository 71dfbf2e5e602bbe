import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResolvedIdentity } from '../../model';
import { Estate } from '../estate';
import { ResolveCache } from '../resolveCache';
import { resolveEstate, ResolvedEstate } from '../resolveEstate';

/** Runs a generator to its end. */
export function toEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}

export function resolveAll(
  estate: Estate,
  entities: readonly Entity[] = [],
  cache?: ResolveCache,
): ResolvedEstate {
  return toEnd(resolveEstate(estate, entities, cache));
}

/** The identities of entities, in the order in which these are given. */
export function resolveIdentities(
  estate: Estate,
  entities: readonly Entity[],
): ResolvedIdentity[] {
  const identities = new Map(
    resolveAll(estate, entities).entities.map(({ identity }) => [
      identity.entityRef,
      identity,
    ]),
  );
  return entities.map(entity => identities.get(stringifyEntityRef(entity))!);
}
