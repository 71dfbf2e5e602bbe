import { Entity } from '@backstage/catalog-model';
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
