import {
  Entity,
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_OWNER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityPlace } from 'backstage-plugin-irsa-common';
import { ReadOptions } from '../IrsaService';

/** Levels of domains or groups below one that are followed. */
const LEVELS = 10;

/** What joins components to an entity of a kind, and which relation leads to entities of the same kind below it. */
const KINDS: Readonly<
  Record<string, { readonly field: PlaceField; readonly below?: string }>
> = {
  system: { field: 'system' },
  domain: { field: 'domain', below: RELATION_HAS_PART },
  group: { field: 'owner', below: RELATION_PARENT_OF },
};

/** The field of a component's place that names what it belongs to. */
export type PlaceField = 'system' | 'domain' | 'owner';

/** The components that a roll-up is about: those whose place names one of some entities. */
export interface RollUpRefs {
  readonly field: PlaceField;
  /** The entity itself, then what is below it in the order of the references. */
  readonly refs: readonly string[];
  /** Components that the catalog says belong to these, as far as it says so there. */
  readonly named: readonly string[];
}

/**
 * Finds what a roll-up of an entity is about. Only domains and groups that the reader may see are followed.
 *
 * @throws NotFoundError when the catalog does not show the entity, or it is of another kind.
 */
export async function rollUpRefs(
  entityRef: string,
  catalog: CatalogService,
  { credentials }: ReadOptions,
): Promise<RollUpRefs> {
  const load = async (refs: readonly string[]): Promise<Entity[]> => {
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: [...refs],
        fields: ['kind', 'metadata.namespace', 'metadata.name', 'relations'],
      },
      { credentials },
    );
    return items.filter((item): item is Entity => item !== undefined);
  };
  const { kind } = parseEntityRef(entityRef);
  const [top] = await load([entityRef]);
  if (!top) {
    throw new NotFoundError(`The catalog has no entity '${entityRef}'`);
  }
  const how = KINDS[kind.toLocaleLowerCase('en-US')];
  if (!how) {
    throw new NotFoundError(
      `Identities are summed up of systems, domains and groups, and '${entityRef}' is none`,
    );
  }
  const found = new Set<string>();
  const named = new Set<string>();
  const noteNamed = ({ relations = [] }: Entity) =>
    relations
      .filter(
        ({ type, targetRef }) =>
          (type === RELATION_HAS_PART || type === RELATION_OWNER_OF) &&
          parseEntityRef(targetRef).kind === 'component',
      )
      .forEach(({ targetRef }) => named.add(targetRef));
  noteNamed(top);
  let level = [top];
  for (
    let depth = 0;
    how.below && depth < LEVELS && level.length > 0;
    depth++
  ) {
    const next = new Set(
      level.flatMap(({ relations = [] }) =>
        relations
          .filter(
            ({ type, targetRef }) =>
              type === how.below &&
              parseEntityRef(targetRef).kind === kind &&
              targetRef !== entityRef &&
              !found.has(targetRef),
          )
          .map(({ targetRef }) => targetRef),
      ),
    );
    level = next.size > 0 ? await load([...next]) : [];
    level.forEach(entity => found.add(stringifyEntityRef(entity)));
    level.forEach(noteNamed);
  }
  return {
    field: how.field,
    refs: [entityRef, ...[...found].sort()],
    named: [...named],
  };
}

/** Whether a component belongs to what a roll-up is about. */
export function isMember(
  place: EntityPlace,
  {
    field,
    refs,
  }: { readonly field: PlaceField; readonly refs: ReadonlySet<string> },
): boolean {
  const value = place[field];
  return value !== undefined && refs.has(value);
}
