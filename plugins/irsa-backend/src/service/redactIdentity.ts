import {
  EntityIdentity,
  Reacher,
  RoleReach,
} from 'backstage-plugin-irsa-common';

/** What a reader may see of an identity. */
export interface Visibility {
  readonly visibleEntities: ReadonlySet<string>;
  /** Service accounts that no entity claims. */
  readonly unclaimed: boolean;
  readonly policyText: boolean;
}

/**
 * Leaves out of an identity what its reader may not see. That something is left out is said, never what or how much.
 */
export function redactIdentity(
  identity: EntityIdentity,
  visibility: Visibility,
): EntityIdentity {
  return {
    ...identity,
    policyText: visibility.policyText,
    bindings: visibility.policyText
      ? identity.bindings
      : identity.bindings.map(binding => ({
          ...binding,
          lane: binding.lane.map(hop => {
            if (!hop.detail?.document) {
              return hop;
            }
            const { title, mark } = hop.detail.document;
            return {
              ...hop,
              detail: {
                ...hop.detail,
                document: { title, mark, decidingLines: [] },
              },
            };
          }),
        })),
    roles: identity.roles.map(role => redactRole(role, visibility)),
  };
}

function redactRole(role: RoleReach, visibility: Visibility): RoleReach {
  const does = visibleOf(role.does, visibility);
  const can = visibleOf(role.can, visibility);
  const others = does.length < role.does.length || can.length < role.can.length;
  const { canTotal, ...rest } = role;
  return {
    ...rest,
    does,
    can,
    // A total would tell how many are hidden.
    ...(canTotal !== undefined && !others && visibility.unclaimed
      ? { canTotal }
      : {}),
    others: others || (canTotal !== undefined && !visibility.unclaimed),
  };
}

function visibleOf(
  reachers: readonly Reacher[],
  visibility: Visibility,
): Reacher[] {
  return reachers.flatMap(reacher => {
    const entityRefs = reacher.entityRefs.filter(ref =>
      visibility.visibleEntities.has(ref),
    );
    const isVisible =
      reacher.entityRefs.length === 0
        ? visibility.unclaimed
        : entityRefs.length > 0;
    return isVisible ? [{ ...reacher, entityRefs }] : [];
  });
}
