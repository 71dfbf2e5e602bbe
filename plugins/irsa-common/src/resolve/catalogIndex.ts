import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { DECLARED_ROLE_ANNOTATIONS, ROLE_ENTITY_TAG } from '../annotations';
import { parseRoleArn } from '../arn';
import { DeclaredRole, EntityPlace } from '../model';
import { Estate, EstateAccount } from './estate';
import { memoize, remember } from './memoize';
import { compareText, push } from './order';

/** The catalog, prepared for the questions of the resolver. */
export interface CatalogIndex {
  /** Components in the order of their references. */
  readonly components: readonly Entity[];
  /** References of entities that stand for a thing in AWS, by its ARN. */
  readonly entitiesByArn: ReadonlyMap<string, readonly string[]>;
  refOf(entity: Entity): string;
  placeOf(entity: Entity): EntityPlace;
  /** In the order in which they were found; each role once. */
  declaredRoles(entity: Entity): readonly DeclaredRole[];
}

/** Prepares the catalog's entities: components, and the systems, domains and resources around them. */
export function* indexCatalog(
  estate: Estate,
  entities: readonly Entity[],
): Generator<void, CatalogIndex> {
  const refOf = remember(stringifyEntityRef);
  const byRef = new Map<string, Entity>();
  const entitiesByArn = new Map<string, string[]>();
  const resourcesOf = new Map<string, string[]>();
  const refs = new Map<string, Entity>();
  for (const entity of entities) {
    refs.set(refOf(entity), entity);
    yield;
  }
  for (const ref of [...refs.keys()].sort()) {
    const entity = refs.get(ref)!;
    byRef.set(ref, entity);
    for (const { arn } of arnAnnotations(entity)) {
      push(entitiesByArn, arn, ref);
    }
    for (const dependent of specRefs(entity, 'dependencyOf', 'component')) {
      push(resourcesOf, dependent, ref);
    }
    yield;
  }
  const roleTags = rolesByEntityTag(estate);

  const placeOf = remember((entity: Entity): EntityPlace => {
    const system = partOf(entity, 'system');
    const systemEntity = system ? byRef.get(system) : undefined;
    const [owner] = related(entity, 'ownedBy', undefined, 'owner', 'group');
    const domain = systemEntity ? partOf(systemEntity, 'domain') : undefined;
    const lifecycle = textOf(entity.spec?.lifecycle);
    return {
      entityRef: refOf(entity),
      ...(owner ? { owner } : {}),
      ...(system ? { system } : {}),
      ...(domain ? { domain } : {}),
      ...(lifecycle ? { lifecycle } : {}),
    };
  });

  const declaredRoles = remember((entity: Entity): readonly DeclaredRole[] => {
    const ref = refOf(entity);
    const resources = new Set([
      ...related(entity, 'dependsOn', 'resource', 'dependsOn', 'component'),
      ...(resourcesOf.get(ref) ?? []),
    ]);
    const found: DeclaredRole[] = [
      ...declaredBy(entity, ref, 'component'),
      ...[...resources].sort(compareText).flatMap(resource => {
        const linked = byRef.get(resource);
        return linked ? declaredBy(linked, resource, 'resource') : [];
      }),
      ...(roleTags.get(ref) ?? []).map(roleArn => ({
        roleArn,
        by: 'role-tag' as const,
        ref: roleArn,
        key: ROLE_ENTITY_TAG,
      })),
    ];
    const seen = new Set<string>();
    return found.filter(({ roleArn }) => {
      const isNew = !seen.has(roleArn);
      seen.add(roleArn);
      return isNew;
    });
  });

  return {
    components: [...byRef.values()].filter(
      entity => entity.kind.toLocaleLowerCase('en-US') === 'component',
    ),
    entitiesByArn,
    refOf,
    placeOf,
    declaredRoles,
  };
}

function arnAnnotations(entity: Entity): { key: string; arn: string }[] {
  return DECLARED_ROLE_ANNOTATIONS.flatMap(key => {
    const arn = entity.metadata.annotations?.[key];
    return arn ? [{ key, arn }] : [];
  });
}

function declaredBy(
  entity: Entity,
  ref: string,
  by: 'component' | 'resource',
): DeclaredRole[] {
  return arnAnnotations(entity)
    .filter(({ arn }) => 'role' in parseRoleArn(arn))
    .map(({ key, arn }) => ({ roleArn: arn, by, ref, key }));
}

function partOf(entity: Entity, kind: 'system' | 'domain'): string | undefined {
  return related(entity, 'partOf', kind, kind, kind)[0];
}

/** References that a relation of the entity names, else those in its spec. */
function related(
  entity: Entity,
  type: string,
  kind: string | undefined,
  specField: string,
  defaultKind: string,
): string[] {
  const isOfKind = (ref: string) =>
    kind === undefined || ref.startsWith(`${kind}:`);
  const targets = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'))
    .filter(isOfKind)
    .sort(compareText);
  return targets.length > 0
    ? targets
    : specRefs(entity, specField, defaultKind).filter(isOfKind);
}

function specRefs(
  entity: Entity,
  field: string,
  defaultKind: string,
): string[] {
  const values: unknown[] = [entity.spec?.[field]].flat();
  return values.flatMap(value => {
    const text = textOf(value);
    if (!text) {
      return [];
    }
    try {
      return stringifyEntityRef(
        parseEntityRef(text, {
          defaultKind,
          defaultNamespace: entity.metadata.namespace ?? 'default',
        }),
      );
    } catch {
      // A reference that the catalog itself could not follow leads nowhere.
      return [];
    }
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Roles of an account that carry a tag with the entity that they were made for. */
const taggedRoles = memoize((account: EstateAccount) =>
  [...account.roles.values()].flatMap(role => {
    const entityRef = role.tags?.[ROLE_ENTITY_TAG];
    return entityRef
      ? [{ entityRef: entityRef.toLocaleLowerCase('en-US'), arn: role.arn }]
      : [];
  }),
);

function rolesByEntityTag(estate: Estate): Map<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const account of estate.accounts.values()) {
    for (const { entityRef, arn } of taggedRoles(account)) {
      push(roles, entityRef, arn);
    }
  }
  return roles;
}
