import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResolvedIdentity } from '../model';
import { Estate } from './estate';
import { resolveEstate } from './resolveEstate';

/**
 * The identities out of {@link resolveEstate}, for callers that want nothing else: everything is resolved before the first comes, without
 * a pause.
 *
 * @param entities - components, in the order in which their identities are wanted, and what stands around them in the catalog.
 *
 * @public
 */
export function* resolveEntities(
  estate: Estate,
  entities: readonly Entity[],
): Generator<ResolvedIdentity> {
  const steps = resolveEstate(estate, entities);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  const identities = new Map(
    step.value.entities.map(({ identity }) => [identity.entityRef, identity]),
  );
  for (const entity of entities) {
    const identity = identities.get(stringifyEntityRef(entity));
    if (identity) {
      yield identity;
    }
  }
}
