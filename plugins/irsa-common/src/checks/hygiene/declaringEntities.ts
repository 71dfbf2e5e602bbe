import { CheckContext } from '../subjects/context';

/** Entities by the role that they declare, gathered when they are asked for first. */
const byContext = new WeakMap<
  CheckContext,
  ReadonlyMap<string, readonly string[]>
>();

/** References of the entities for which the catalog or a tag declares a role, in their order. */
export function entitiesDeclaring(
  context: CheckContext,
  roleArn: string,
): readonly string[] {
  const known = byContext.get(context) ?? gather(context);
  byContext.set(context, known);
  return known.get(roleArn) ?? [];
}

function gather({ subjects }: CheckContext): ReadonlyMap<string, string[]> {
  const declaring = new Map<string, string[]>();
  for (const { entity } of subjects.entity) {
    for (const { roleArn } of entity.declared) {
      declaring.set(roleArn, [
        ...(declaring.get(roleArn) ?? []),
        entity.entityRef,
      ]);
    }
  }
  return declaring;
}
